/// A text made comparable: full-width letters and digits as half-width ones, lower case, without blanks.
/// Each letter knows where it came from, so a finding can quote what was really written.
struct FoldedText: Sendable {
  let letters: [UInt32]
  private let original: [Unicode.Scalar]
  /// Index into `original` of each letter.
  private let origins: [Int]

  init(_ text: String) {
    let original = Array(text.unicodeScalars)
    var letters: [UInt32] = []
    var origins: [Int] = []
    letters.reserveCapacity(original.count)
    origins.reserveCapacity(original.count)
    for (index, scalar) in original.enumerated() {
      guard let letter = Self.fold(scalar.value) else { continue }
      letters.append(letter)
      origins.append(index)
    }
    self.letters = letters
    self.original = original
    self.origins = origins
  }

  /// What was written at these letters, blanks and all.
  func quote(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: original[origins[range.lowerBound]...origins[range.upperBound - 1]])
    return String(view)
  }

  /// The letters before `index` are these.
  func has(_ word: [UInt32], before index: Int, from start: Int) -> Bool {
    index - word.count >= start && letters[index - word.count..<index].elementsEqual(word)
  }

  /// The letters from `index` on are these.
  func has(_ word: [UInt32], at index: Int, until end: Int) -> Bool {
    index + word.count <= end && letters[index..<index + word.count].elementsEqual(word)
  }

  /// Absent for a blank; a line feed stays, since it ends a sentence.
  private static func fold(_ value: UInt32) -> UInt32? {
    switch value {
    case 0x0A: value
    case 0x0D: 0x0A
    case 0x00...0x20, 0xA0, 0x2000...0x200F, 0x3000, 0xFEFF: nil
    case 0xFF01...0xFF5E: lowercase(value - 0xFEE0)
    default: lowercase(value)
    }
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    (0x41...0x5A).contains(value) ? value + 0x20 : value
  }
}

extension String {
  /// For the letters of a word that `FoldedText` is compared with.
  var letters: [UInt32] { unicodeScalars.map(\.value) }
}
