import Contracts

/// A text made comparable: full-width letters and digits as half-width ones, lower case, without blanks.
/// Each letter knows where it came from, so a finding can quote what was really written.
struct FoldedText: Sendable {
  let letters: [UInt32]
  /// The text as it was written, in UTF-8.
  private let written: [UInt8]
  /// Index into `written` of each letter.
  private let origins: [Int]

  init(_ text: String) {
    let written = Array(text.utf8)
    var letters: [UInt32] = []
    var origins: [Int] = []
    // More than the letters of a Chinese text, less than its bytes.
    letters.reserveCapacity(written.count / 2)
    origins.reserveCapacity(written.count / 2)
    var offset = 0
    for scalar in text.unicodeScalars {
      if let letter = Self.fold(scalar.value) {
        letters.append(letter)
        origins.append(offset)
      }
      offset += UTF8.width(scalar)
    }
    self.letters = letters
    self.written = written
    self.origins = origins
  }

  /// What was written at these letters, blanks and all.
  func quote(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    var end = origins[range.upperBound - 1] + 1
    // The continuation bytes of the last letter.
    while end < written.count, written[end] & 0xC0 == 0x80 { end += 1 }
    return String(decoding: written[origins[range.lowerBound]..<end], as: UTF8.self)
  }

  /// The same with where it stands, in a column that holds the text.
  func span(_ range: Range<Int>, in column: String) -> TextSpan {
    guard !range.isEmpty else { return TextSpan(column: column, start: 0, end: 0, words: "") }
    let words = quote(range)
    // Code points are counted by their first bytes.
    let start = written[..<origins[range.lowerBound]].count { $0 & 0xC0 != 0x80 }
    return TextSpan(column: column, start: start, end: start + words.unicodeScalars.count, words: words)
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
