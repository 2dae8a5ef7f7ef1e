/// Who stands in a cell: a name alone, or a name with phone and mail address in any order and on any lines.
struct PersonCell: Sendable, Hashable {
  var name: String?
  /// The phone as it was written, where the cell has one.
  var phoneText: String?
  var email: String?
  /// The cell names more than one person.
  var namesSeveral = false

  init(_ text: String) {
    var characters = Array(FormText.fold(text))
    if let (email, range) = Self.findEmail(characters) {
      self.email = email
      characters.replaceSubrange(range, with: [" "])
    }
    if let attempt = PhoneNumber.find(in: characters) {
      phoneText = String(characters[attempt.range])
      characters.replaceSubrange(attempt.range, with: [" "])
      // A second number says nothing more.
      while let other = PhoneNumber.find(in: characters) { characters.replaceSubrange(other.range, with: [" "]) }
    }
    let rest = Self.withoutRemarks(characters)
    name = Self.name(rest)
    if let name, name.contains(where: FormText.isHan) {
      let parts = rest.split(whereSeparator: { "、,;/|".contains($0) }).compactMap { Self.name(Array($0)) }
      namesSeveral = parts.count > 1
    }
  }

  /// A name without what people put around it; inner spaces of a Chinese name go, those of other names stay single.
  static func name(_ characters: [Character]) -> String? {
    var text = String(characters)
    for label in ["联系方式", "手机号码", "手机号", "联系电话", "电子邮箱", "邮箱", "姓名", "手机", "电话"] {
      text = text.replacing(label, with: " ")
    }
    var words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let around: Set<Character> = [" ", ":", ",", ";", ".", "、", "。", "-", "/", "|", "*", "+", "(", ")"]
    while let first = words.first, around.contains(first) { words.removeFirst() }
    while let last = words.last, around.contains(last) { words.removeLast() }
    guard words.contains(where: \.isLetter) else { return nil }
    return words.contains(where: FormText.isHan) ? words.filter { $0 != " " } : words
  }

  /// Brackets after a name hold its owner's sex, post or the like.
  private static func withoutRemarks(_ characters: [Character]) -> [Character] {
    var depth = 0
    var result: [Character] = []
    for character in characters {
      if character == "(" {
        depth += 1
      } else if character == ")" {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        result.append(character)
      }
    }
    return result
  }

  /// A token with one `@` between letters, digits, dots and the like.
  static func findEmail(_ text: [Character]) -> (String, Range<Int>)? {
    guard let at = text.firstIndex(of: "@") else { return nil }
    func belongs(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber || "._%+-".contains(character))
    }
    var start = at
    while start > 0, belongs(text[start - 1]) { start -= 1 }
    var end = at + 1
    while end < text.count, belongs(text[end]) { end += 1 }
    // A phone number written right before the address is no part of it; one that is all of it is.
    let digits = text[start..<at].prefix { $0.isNumber }
    if digits.count == 11, start + 11 < at, PhoneNumber.parse(digits) != nil { start += 11 }
    let domain = text[(at + 1)..<end]
    guard start < at, domain.contains("."), domain.last != ".", domain.first != "." else { return nil }
    return (String(text[start..<end]), start..<end)
  }
}
