/// The words before a contact and before a phone number in an enterprise's cell: `联系人：王五，手机：13700000000`.
struct ContactLabels {
  static let contacts = ["企业联系人", "单位联系人", "联系人", "联络人", "负责人", "经办人", "对接人"]
  static let phones = [
    "联系方式", "联系电话", "手机号码", "电话号码", "手机号", "手机", "电话", "telephone", "mobile", "phone", "tel", "mob",
  ]

  private static let others = ["统一社会信用代码", "社会信用代码", "信用代码", "税号", "通讯地址", "通信地址", "邮编"]

  private let text: [Character]
  private let lower: [Character]
  /// Those of each list that stand in the text at all.
  private let contacts: [[Character]]
  private let phones: [[Character]]
  private let others: [[Character]]

  /// - Parameter text: folded.
  init(_ text: [Character]) {
    self.text = text
    lower = text.map { character in
      character.asciiValue.map { Character(FormText.lower(Unicode.Scalar($0))) } ?? character
    }
    let line = String(lower)
    contacts = Self.contacts.filter { line.holds($0) }.map(Array.init)
    phones = Self.phones.filter { line.holds($0) }.map(Array.init)
    others = Self.others.filter { line.holds($0) }.map(Array.init)
  }

  func contact(from start: Int) -> Range<Int>? {
    first(of: contacts, from: start, mayStandBeforeBlank: true)
  }

  func phone(from start: Int) -> Range<Int>? {
    first(of: phones, from: start, mayStandBeforeBlank: false)
  }

  /// What else people write behind a name, that is no part of it.
  var other: Range<Int>? {
    first(of: others, from: 0, mayStandBeforeBlank: false)
  }

  /// The first label in the text from a place on, as if the text began there, and not the same word within a name
  /// (`某某手机科技有限公司`, `China Mobile`): a colon or digits follow it, and it begins the text or stands after a bracket, a
  /// blank or a mark. A colon right after it tells by itself; a contact may also stand after a blank.
  private func first(of labels: [[Character]], from first: Int, mayStandBeforeBlank: Bool) -> Range<Int>? {
    var found: Range<Int>?
    for label in labels where text.count - first >= label.count {
      for start in first...(text.count - label.count) where found.map({ start < $0.lowerBound }) ?? true {
        let end = start + label.count
        guard lower[start] == label[0], label.indices.allSatisfy({ lower[start + $0] == label[$0] }) else { continue }
        let isLatin = label[0].isASCII
        let begins = start == first || !(text[start - 1].isLetter || text[start - 1].isNumber)
        let follows = text[end...].first { !" .".contains($0) }
        let isFollowed = follows == ":" || text[end...].prefix(10).count(where: PersonName.isDigit) >= 5
        let isNamed = !isLatin && end < text.count && text[end] == " " && mayStandBeforeBlank
        if begins && (isFollowed || isNamed) || !isLatin && follows == ":" {
          found = start..<end
          break
        }
      }
    }
    return found
  }
}
