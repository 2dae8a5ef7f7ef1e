/// How alike two names or two phones are.
enum Nearness {
  /// Longer names are compared as a whole only: nobody's name is longer, and each of its letters costs a row of the index.
  private static let longest = 24

  /// One character put in, left out or exchanged, or two neighbours swapped; not the same.
  static func isOneOff(_ one: String, _ other: String) -> Bool {
    // Phones, which are compared by the thousand, are digits.
    if one.utf8.allSatisfy({ $0 < 0x80 }), other.utf8.allSatisfy({ $0 < 0x80 }) {
      return isOneOff(Array(one.utf8), Array(other.utf8))
    }
    return isOneOff(Array(one), Array(other))
  }

  private static func isOneOff<Element: Equatable>(_ one: [Element], _ other: [Element]) -> Bool {
    guard one != other, abs(one.count - other.count) <= 1 else { return false }
    let start = zip(one, other).prefix { $0 == $1 }.count
    let room = min(one.count, other.count) - start
    let end = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.prefix(room).count
    let (left, right) = (one[start..<(one.count - end)], other[start..<(other.count - end)])
    if left.count <= 1, right.count <= 1 { return true }
    return left.count == 2 && right.count == 2 && left.first == right.last && left.last == right.first
  }

  /// The name and all that it leaves with one character less. Names that are one off have one of these in common, so they are
  /// found by equality and not by comparing all with all.
  static func variants(_ name: String) -> [String] {
    guard name.count <= longest else { return [name] }
    var variants = [name]
    for index in name.indices {
      var shorter = name
      shorter.remove(at: index)
      if !variants.contains(shorter) { variants.append(shorter) }
    }
    return variants
  }
}
