/// Words by one pair of neighbouring scalars each: a text without the pair does not hold the word.
struct ScalarPairs: Sendable {
  private var marks: [UInt64] = Array(repeating: 0, count: 256)
  private var flags: [UInt64: Bool] = [:]

  /// Takes the pair that a word begins with; words of one scalar are left to the caller.
  mutating func add(_ word: String, _ flag: Bool = true) {
    let scalars = word.unicodeScalars.prefix(2).map { FormText.lower($0).value }
    guard scalars.count == 2 else { return }
    let place = Self.place(scalars[0], scalars[1])
    marks[place >> 6] |= 1 << UInt64(place & 63)
    let key = UInt64(scalars[0]) << 32 | UInt64(scalars[1])
    flags[key] = (flags[key] ?? false) || flag
  }

  /// - Returns: the flag of a word that begins with the pair.
  @inline(__always)
  func find(_ one: UInt32, _ two: UInt32) -> Bool? {
    let place = Self.place(one, two)
    guard marks[place >> 6] & (1 << UInt64(place & 63)) != 0 else { return nil }
    return flags[UInt64(one) << 32 | UInt64(two)]
  }

  private static func place(_ one: UInt32, _ two: UInt32) -> Int {
    Int(truncatingIfNeeded: (one &* 0x9E37_79B1 ^ two &* 0x85EB_CA77) >> 18)
  }
}
