/// The enterprise's cell: name, contact and phone in one text, `XX公司（联系人：王五，手机：13700000000）` and its like.
struct EnterpriseCell: Sendable, Hashable {
  var name: String
  var contact: String?
  var phone: String?

  private static let contactLabels = ["企业联系人", "联系人", "联络人", "负责人"]
  private static let phoneLabels = ["联系方式", "联系电话", "手机号码", "手机号", "手机", "电话", "tel", "mobile"]

  init?(_ text: String) {
    // One folded character for each kept original one, so that the name can be cut from what was written.
    var original: [Character] = []
    var folded: [Character] = []
    for character in text {
      guard let one = FormText.fold(String(character)).first else { continue }
      original.append(character)
      folded.append(one)
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
    let name = Self.join(words)
    guard name.contains(where: { $0.isLetter }) else { return nil }
    self.name = name
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
    let labels = contactLabels + phoneLabels
    for label in labels {
      if let start = offset(of: label, in: text) { starts.append(start) }
    }
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
    var start: Int?
    for label in contactLabels where start == nil {
      start = offset(of: label, in: text).map { $0 + label.count }
    }
    let separators: Set<Character> = [":", ",", ";", "、", "/", "(", ")", "\n", "。"]
    var index = start ?? 0
    while index < text.count, separators.contains(text[index]) || text[index].isWhitespace { index += 1 }
    var end = index
    while end < text.count, text[end].isLetter || text[end] == "·" || text[end] == " " { end += 1 }
    var name = String(text[index..<end])
    for label in phoneLabels {
      if let range = name.lowercased().range(of: label) {
        name = String(name.prefix(name.lowercased().distance(from: name.lowercased().startIndex, to: range.lowerBound)))
      }
    }
    return PersonCell.name(Array(name))
  }

  private static func offset(of label: String, in text: [Character]) -> Int? {
    let needle = Array(label)
    guard text.count >= needle.count else { return nil }
    return (0...(text.count - needle.count)).first { start in
      needle.indices.allSatisfy { text[start + $0].lowercased() == String(needle[$0]) }
    }
  }
}
