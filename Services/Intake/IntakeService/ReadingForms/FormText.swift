/// Texts as people type them, made comparable.
enum FormText {
  /// Half width, plain spaces, one kind of dash and bracket, no invisible characters; as long as the input but for those.
  static func fold(_ text: String) -> String {
    if isFolded(text) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let folded = fold(scalar) { scalars.append(folded) }
    }
    return String(scalars)
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x09: " "
    case 0x0D: nil
    // Zero width, direction marks, byte order mark: pasted in from web pages and chat programs.
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xAD: nil
    case 0x2010...0x2015, 0x2212, 0xFE63: "-"
    case 0x3010, 0x3014, 0xFE5D: "("
    case 0x3011, 0x3015, 0xFE5E: ")"
    default: scalar
    }
  }

  /// The folded text's characters. `Array` would take a text apart twice, to know their number first.
  static func characters(_ text: String) -> [Character] {
    let folded = fold(text)
    var characters: [Character] = []
    characters.reserveCapacity(folded.utf8.count)
    for character in folded { characters.append(character) }
    return characters
  }

  /// Folded, in lower case, without any white space: for comparing headings, names of lists and keys.
  static func compact(_ text: String) -> String {
    if isPlain(text) { return text }
    var scalars = String.UnicodeScalarView()
    var mayHaveCase = false
    for scalar in text.unicodeScalars {
      guard let folded = fold(scalar), !isSpace(folded) else { continue }
      scalars.append(lower(folded))
      mayHaveCase = mayHaveCase || Self.mayHaveCase(folded)
    }
    return mayHaveCase ? String(scalars).lowercased() : String(scalars)
  }

  /// Folded, with runs of white space made one space, and trimmed.
  static func line(_ text: String) -> String {
    if isFolded(text), !text.utf8.contains(where: { $0 <= 0x20 }) { return text }
    return fold(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// As it was written, without white space at the ends.
  static func trimmed(_ text: String) -> String {
    if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, !isSpace(first), !isSpace(last) {
      return text
    }
    var slice = Substring(text)
    while let first = slice.first, first.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.isWhitespace { slice.removeLast() }
    return String(slice)
  }

  /// The compact text without its bracketed remarks.
  static func withoutBrackets(_ text: String) -> String {
    let text = compact(text)
    if !text.utf8.contains(where: { "()[]".utf8.contains($0) }) { return text }
    var depth = 0
    var result = ""
    for character in text {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default: if depth == 0 { result.append(character) }
      }
    }
    return result
  }

  /// The name of a unit: on one line, with the brackets that Chinese has, so that one unit has one name.
  static func name(_ text: String) -> String {
    let line = Self.line(text)
    var words = line.contains(where: isHan) ? line.replacing("(", with: "（").replacing(")", with: "）") : line
    while let last = words.last, " +,:;、。.".contains(last) { words.removeLast() }
    while let first = words.first, " +,:;、。.".contains(first) { words.removeFirst() }
    return words
  }

  static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.properties.isIdeographic
  }
}
