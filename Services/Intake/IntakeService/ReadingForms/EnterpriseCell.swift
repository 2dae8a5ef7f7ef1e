/// The enterprise's cell: name, contact and phone in one text, `XX公司（联系人：王五，手机：13700000000）` and its like.
struct EnterpriseCell: Sendable, Hashable {
  let name: String
  /// As `key` makes it of the name.
  let key: String
  var contact: String?
  var phone: String?

  init?(_ written: String) {
    let text = Self.withoutLabel(written)
    // 同序号1: a row that nobody can be sure of once rows were moved.
    if ["同序号", "同编号", "同第"].contains(where: text.hasPrefix) { return nil }
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
    let labels = ContactLabels(folded)
    let phone = PhoneNumber.find(in: folded)
    let cut = Self.contactStart(folded, labels, phone)
    var words = original.prefix(cut).split(whereSeparator: { $0.isWhitespace }).map { String($0) }
    self.phone = phone?.number
    contact = Self.contact(folded, from: cut, labels)
    // 江海路桥集团有限公司 陈立新 13800000101
    if contact == nil, phone != nil, words.count > 1, let last = words.last, (2...4).contains(last.count),
      last.allSatisfy(FormText.isHan)
    {
      contact = last
      words.removeLast()
    }
    var name = Self.join(words)
    // 江海路桥集团有限公司手机13800000101
    if cut == phone?.range.lowerBound,
      let label = (ContactLabels.contacts + ContactLabels.phones).first(where: name.hasSuffix),
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
    if name.holds("《") || name.holds("》") { name = name.filter { !"《》".contains($0) } }
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
    let around: Set<Character> = [",", "，", ":", "：", ";", "；", "、", "/", "-", "(", "（", "[", "【"]
    while let last = name.last, around.contains(last) { name.removeLast() }
    return name
  }

  /// Where the name ends: at a bracket that holds a contact, at a label, or at a phone number.
  private static func contactStart(_ text: [Character], _ labels: ContactLabels, _ phone: PhoneNumber.Attempt?) -> Int {
    var starts = [text.count]
    if let phone { starts.append(phone.range.lowerBound) }
    if let label = labels.contact(from: 0) { starts.append(label.lowerBound) }
    if let label = labels.phone(from: 0) { starts.append(label.lowerBound) }
    if let label = labels.other { starts.append(label.lowerBound) }
    let first = starts.min() ?? text.count
    // The bracket that opens before the contact and is still open there.
    var open: [Int] = []
    for index in 0..<first {
      if text[index] == "(" || text[index] == "[" { open.append(index) }
      if text[index] == ")" || text[index] == "]" { _ = open.popLast() }
    }
    return open.first ?? first
  }

  private static func contact(_ text: [Character], from start: Int, _ labels: ContactLabels) -> String? {
    var index = labels.contact(from: start)?.upperBound ?? start
    while index < text.count, separators.contains(text[index]) || text[index].isWhitespace { index += 1 }
    var end = index
    let phone = labels.phone(from: index)?.lowerBound ?? text.count
    while end < phone, text[end].isLetter || text[end] == "·" || text[end] == " " { end += 1 }
    return PersonCell(String(text[index..<end])).name
  }

  private static let separators: Set<Character> = [":", ",", ";", "、", "/", "(", ")", "[", "]", "\n", "。"]
}
