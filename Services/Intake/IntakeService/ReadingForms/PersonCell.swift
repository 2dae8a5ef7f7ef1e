/// Who stands in a cell: a name alone, or a name with phone and mail address in any order and on any lines.
struct PersonCell: Sendable, Hashable {
  var name: String?
  /// The phone as it was written, where the cell has one.
  var phoneText: String?
  var email: String?
  /// The cell names more than one person.
  var namesSeveral = false
  /// The cell says something besides a phone and an address, whether or not it is a name.
  var hasWords = false

  private static let maximumBytes = 600

  init(_ text: String) {
    if PersonName.isPlain(text) {
      name = text
      hasWords = true
      return
    }
    // Longer than any list of people that a unit would take apart again.
    guard text.utf8.count <= Self.maximumBytes else {
      hasWords = true
      return
    }
    var characters = FormText.characters(text)
    if let (email, range) = Self.findEmail(characters) {
      self.email = email
      characters.replaceSubrange(range, with: [","])
    }
    if let attempt = PhoneNumber.own(in: characters) {
      phoneText = String(characters[attempt.range])
      characters.replaceSubrange(attempt.range, with: [","])
      // A second number says nothing more.
      while let other = PhoneNumber.find(in: characters) { characters.replaceSubrange(other.range, with: [","]) }
    }
    readNames(Self.withoutRemarks(characters))
    // 13800000001（王建国）
    if name == nil { readNames(String(characters.map { "()[]".contains($0) ? "," : $0 })) }
  }

  private mutating func readNames(_ text: String) {
    let parts = Self.withoutLabels(text).split(whereSeparator: { ",;/|、，。:&+[]".contains($0) })
    var people: [String] = []
    var words: [[String]] = []
    for part in parts {
      // 45岁 before its digits are trimmed.
      let tokens = part.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.contains(where: \.isLetter) }
      let names = tokens.map(PersonName.withoutTitle).filter { !PersonName.isRemark($0) }.map(Self.trimmed)
      if !tokens.isEmpty { hasWords = true }
      people += Self.joined(names.filter { $0.contains(where: FormText.isHan) && !PersonName.isRemark($0) })
      words.append(names.filter { !$0.contains(where: FormText.isHan) })
    }
    if people.count > 1 {
      let named = people.filter { !PersonName.isTopic($0) }
      if !named.isEmpty { people = named }
    }
    if let name = people.first(where: PersonName.startsLikeName) ?? people.first {
      read(name, of: people)
    } else {
      readForeignName(words.filter { !$0.isEmpty }, text)
    }
  }

  /// 王建国等3人, 王建国和李慧敏, 王建国高级工程师, or a plain name.
  private mutating func read(_ written: String, of people: [String]) {
    var word = written
    if let mark = word.firstIndex(of: "等"), mark != word.startIndex,
      word[word.index(after: mark)...].allSatisfy({ PersonName.isDigit($0) || "一二两三四五六七八九十余多人名位共".contains($0) })
    {
      namesSeveral = true
      word = String(word[..<mark])
    }
    for mark in "和与及" where word.count >= 5 {
      let sides = word.split(separator: mark).map(String.init)
      if sides.count > 1, sides.allSatisfy(PersonName.looksLikeAnother) { namesSeveral = true }
    }
    if PersonName.isNoName(word) { return }
    name = PersonName.withMiddleDot(word)
    // 孙承志（组长）及李大壮
    let others = people.filter { $0 != written }.map { $0.drop { "和与及、".contains($0) } }.map(String.init)
    if others.contains(where: PersonName.looksLikeAnother) { namesSeveral = true }
  }

  private mutating func readForeignName(_ words: [[String]], _ text: String) {
    let whole = words.joined().joined(separator: " ")
    guard !whole.isEmpty, !PersonName.isNoName(whole) else { return }
    name = whole
    let marked = text.contains { ";/|、&".contains($0) }
    namesSeveral = marked && words.count { $0.count > 1 } > 1
  }

  /// White space within a name is dropped (`王 建 国`, `王建` and `国` on two lines), between two names it is kept.
  private static func joined(_ tokens: [String]) -> [String] {
    var people: [String] = []
    for token in tokens {
      guard let last = people.last else {
        people.append(token)
        continue
      }
      let isShort = last.count == 1 || token.count == 1 || PersonName.isCompoundSurname(last)
      // 买买提 艾力: no surname that would tell where a name begins.
      let isForeign = !PersonName.startsLikeName(last) && !PersonName.isTopic(last) && !PersonName.isTopic(token)
      if isForeign || (isShort && last.count + token.count <= 4) {
        people[people.count - 1] = last + token
      } else {
        people.append(token)
      }
    }
    return people
  }

  private static func trimmed(_ token: String) -> String {
    var token = Substring(token)
    func isAround(_ character: Character) -> Bool {
      ".-*()·~_\"'“”★☆●○◆◇■□▲△※√✓#".contains(character) || PersonName.isDigit(character)
    }
    while let first = token.first, isAround(first) { token.removeFirst() }
    while let last = token.last, isAround(last) { token.removeLast() }
    // 王建国A, beside 王建国B: a unit's way to tell namesakes apart.
    if let last = token.last, last.isASCII, last.isLetter, (3...5).contains(token.count),
      token.dropLast().allSatisfy(FormText.isHan)
    {
      token.removeLast()
    }
    return String(token)
  }

  /// From the longest, so that nothing of a label stays behind.
  static let labels = [
    "联系电话号码", "联系手机号码", "联系方式", "手机号码", "电话号码", "联系电话", "联系手机", "移动电话", "办公电话", "国内电话", "国外电话",
    "电子邮箱", "电子邮件", "邮箱地址", "工程师姓名", "人员姓名", "中文姓名", "微信同号", "同微信号", "同微信", "微信号", "手机号", "手机",
    "电话", "微信", "邮箱", "邮件", "姓名", "号码", "同号",
  ].sorted { $0.count > $1.count }

  private static let latinLabels: Set<String> = [
    "tel", "mobile", "mob", "phone", "cell", "email", "mail", "e-mail", "wechat", "whatsapp", "name", "ph", "qq",
  ]

  private static func withoutLabels(_ text: String) -> String {
    var text = text
    for label in labels where text.holds(label) { text = text.replacing(label, with: ",") }
    guard text.contains(where: { $0.isASCII && $0.isLetter }) else { return text }
    // A Latin label is a word of its own: Tel: and not Telford.
    var result = ""
    var word = ""
    for character in text + " " {
      if character.isASCII, character.isLetter || character == "-" && !word.isEmpty {
        word.append(character)
        continue
      }
      result += latinLabels.contains(word.lowercased()) ? "," : word
      word = ""
      result.append(character)
    }
    return result
  }

  /// Brackets after a name hold its owner's sex, post or the like.
  private static func withoutRemarks(_ characters: [Character]) -> String {
    var depth = 0
    var result = ""
    for character in characters {
      if character == "(" {
        depth += 1
        result.append(" ")
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
