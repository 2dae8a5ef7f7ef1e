/// The enterprise's cell: name, contact and phone in one text, `XX公司（联系人：王五，手机：13700000000）` and its like.
struct EnterpriseCell: Sendable, Hashable {
  let name: String
  /// As `key` makes it of the name.
  let key: String
  var contact: String?
  var phone: String?

  private static let contactLabels = ["企业联系人", "单位联系人", "联系人", "联络人", "负责人", "经办人", "对接人"]
  private static let phoneLabels = [
    "联系方式", "联系电话", "手机号码", "电话号码", "手机号", "手机", "电话", "telephone", "mobile", "phone", "tel", "mob",
  ]

  init?(_ written: String) {
    let text = Self.withoutLabel(written)
    // One folded character for each kept original one, so that the name can be cut from what was written.
    var original: [Character] = []
    var folded: [Character] = []
    if FormText.isPlain(text) {
      // It is its own folded form.
      original = FormText.characters(text)
      folded = original
    } else {
      for scalar in text.unicodeScalars {
        guard let one = FormText.fold(scalar) else { continue }
        original.append(Character(scalar))
        folded.append(Character(one))
      }
    }
    let cut = Self.contactStart(folded)
    let phone = PhoneNumber.find(in: folded)
    var words = original.prefix(cut).split(whereSeparator: { $0.isWhitespace }).map { String($0) }
    let rest = Array(folded.dropFirst(cut))
    self.phone = phone?.number
    contact = Self.contact(rest)
    // 江海路桥集团有限公司 陈立新 13800000101
    if contact == nil, phone != nil, words.count > 1, let last = words.last, (2...4).contains(last.count),
      last.allSatisfy(FormText.isHan)
    {
      contact = last
      words.removeLast()
    }
    var name = Self.join(words)
    // 江海路桥集团有限公司手机13800000101
    if cut == phone?.range.lowerBound, let label = (Self.contactLabels + Self.phoneLabels).first(where: name.hasSuffix),
      name.count - label.count > 4
    {
      name.removeLast(label.count)
    }
    // 江海路桥集团有限公司-陈立新-13800000101
    if contact == nil, phone != nil, let mark = name.lastIndex(where: { "-—－/／|,，、".contains($0) }) {
      let last = String(name[name.index(after: mark)...])
      let rest = String(name[..<mark])
      if PersonName.looksLikeAnother(last), rest.count >= 4 {
        contact = last
        name = rest
      }
    }
    name = name.filter { !"《》".contains($0) }
    guard name.contains(where: { $0.isLetter }) else { return nil }
    self.name = name
    key = Self.key(name)
  }

  /// 企业：, 企业名称：, 1. and the like before the name.
  private static func withoutLabel(_ text: String) -> String {
    var rest = text.drop { $0.isWhitespace }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    if (1...2).contains(number.count), let mark = rest.dropFirst(number.count).first, "、.．".contains(mark) {
      rest = rest.dropFirst(number.count + 1)
    }
    for label in ["企业名称", "单位名称", "公司名称", "企业", "单位", "公司"] where rest.hasPrefix(label) {
      let after = rest.dropFirst(label.count)
      if let mark = after.first, ":：".contains(mark) { rest = after.dropFirst() }
    }
    return String(rest)
  }

  /// For comparing names of enterprises.
  static func key(_ name: String) -> String {
    FormText.compact(name)
  }

  /// A name broken over lines is joined; words in other scripts keep their spaces.
  private static func join(_ words: [String]) -> String {
    var name = ""
    for word in words {
      if let last = name.last, let first = word.first, last.isASCII, first.isASCII { name.append(" ") }
      name += word
    }
    let around: Set<Character> = [",", "，", ":", "：", ";", "；", "、", "/", "-", "(", "（"]
    while let last = name.last, around.contains(last) { name.removeLast() }
    return name
  }

  /// Where the name ends: at a bracket that holds a contact, at a label, or at a phone number.
  private static func contactStart(_ text: [Character]) -> Int {
    var starts = [text.count]
    if let phone = PhoneNumber.find(in: text) { starts.append(phone.range.lowerBound) }
    if let label = label(contactLabels, in: text) { starts.append(label.lowerBound) }
    if let label = label(phoneLabels, in: text) { starts.append(label.lowerBound) }
    let first = starts.min() ?? text.count
    // The bracket that opens before the contact and is still open there.
    var open: [Int] = []
    for index in 0..<first {
      if text[index] == "(" { open.append(index) }
      if text[index] == ")" { _ = open.popLast() }
    }
    return open.first ?? first
  }

  private static func contact(_ text: [Character]) -> String? {
    let separators: Set<Character> = [":", ",", ";", "、", "/", "(", ")", "\n", "。"]
    var index = label(contactLabels, in: text)?.upperBound ?? 0
    while index < text.count, separators.contains(text[index]) || text[index].isWhitespace { index += 1 }
    var end = index
    let phone = index + (label(phoneLabels, in: Array(text[index...]))?.lowerBound ?? text.count)
    while end < min(text.count, phone), text[end].isLetter || text[end] == "·" || text[end] == " " { end += 1 }
    return PersonCell(String(text[index..<end])).name
  }

  /// The first label of a list in the text, and not the same word within a name (`某某手机科技有限公司`, `China Mobile`): a
  /// colon or digits follow it, and it begins the text or stands after a bracket, a blank or a mark. A colon right after
  /// it tells by itself; a contact may also stand after a blank.
  private static func label(_ labels: [String], in text: [Character]) -> Range<Int>? {
    var found: Range<Int>?
    let lower = text.map { character in
      character.asciiValue.map { Character(FormText.lower(Unicode.Scalar($0))) } ?? character
    }
    let line = String(lower)
    for label in labels where line.holds(label) {
      let needle = Array(label)
      for start in 0...(text.count - needle.count) where found.map({ start < $0.lowerBound }) ?? true {
        let end = start + needle.count
        guard lower[start] == needle[0], needle.indices.allSatisfy({ lower[start + $0] == needle[$0] }) else {
          continue
        }
        let isLatin = needle[0].isASCII
        let begins = start == 0 || !(text[start - 1].isLetter || text[start - 1].isNumber)
        let follows = text[end...].first { !" .".contains($0) }
        let isFollowed = follows == ":" || text[end...].prefix(10).count(where: PersonName.isDigit) >= 5
        let isNamed = !isLatin && end < text.count && text[end] == " " && contactLabels.contains(label)
        if begins && (isFollowed || isNamed) || !isLatin && follows == ":" {
          found = start..<end
          break
        }
      }
    }
    return found
  }
}
