/// The subject of a submission, `评价（2025）+推荐单位` (N3.1b), in the spellings that arrive: brackets of all kinds or none, spaces
/// anywhere, other marks for the plus, 2025年 or 二〇二五, 評價, quotes, and notes such as 第二批 behind the unit.
struct SubmissionSubject: Sendable, Hashable {
  var campaign: Int?
  var unit: String?
  /// The unit's name ends as names of units do. What does not may hold more than the name, and counts only where something
  /// else says the same.
  var isUnitCertain = false

  /// - Returns: nil where it is no submission's subject.
  init?(_ text: String) {
    self.init(MailSubject(text))
  }

  init?(_ subject: MailSubject) {
    guard let (campaign, rest) = Self.head(Array(subject.text)) else { return nil }
    self.campaign = campaign
    let name = SubjectUnit(rest)
    unit = name.unit
    isUnitCertain = name.isCertain
    if campaign == nil, unit == nil { return nil }
  }

  private static let open: Set<Character> = ["(", "[", "{", "<", "《", "〈", "「", "『", "“", "\"", "'", "‘"]
  private static let close: Set<Character> = [")", "]", "}", ">", "》", "〉", "」", "』", "”", "\"", "'", "’"]
  private static let marks: Set<Character> = [
    "+", "-", "_", ":", ";", ",", ".", "/", "|", "\\", "·", "•", "~", "*", "#", "&", "=", "、", "。", "丨", "—", "─", "➕",
    "﹢",
  ]

  /// Reads up to where the unit begins.
  private static func head(_ text: [Character]) -> (campaign: Int?, rest: [Character])? {
    let start = skip(text, from: 0, open)
    for index in text.indices {
      guard let mark = word("评价", in: text, at: index) else { continue }
      if let year = year(text, from: skip(text, from: mark, open.union(close).union(marks))) {
        return (year.year, Array(text[skip(text, from: year.end, close.union(marks))...]))
      }
      // 2025年评价+…
      if let year = yearBefore(text, index) {
        return (year, Array(text[skip(text, from: mark, close.union(marks))...]))
      }
      // 评价+…: without a year only as the whole subject's beginning.
      let plus = skip(text, from: mark, close)
      if index == start, plus < text.count, text[plus] == "+" {
        return (nil, Array(text[skip(text, from: plus, marks)...]))
      }
    }
    return nil
  }

  private static func skip(_ text: [Character], from: Int, _ set: Set<Character>) -> Int {
    var index = from
    while index < text.count, text[index] == " " || set.contains(text[index]) { index += 1 }
    return index
  }

  /// - Returns: the end of the word, which may have spaces between its characters.
  private static func word(_ word: String, in text: [Character], at start: Int) -> Int? {
    guard text[start] == word.first else { return nil }
    var index = start
    for character in word {
      while index < text.count, text[index] == " " { index += 1 }
      guard index < text.count, text[index] == character else { return nil }
      index += 1
    }
    return index
  }

  private static func year(_ text: [Character], from start: Int) -> (year: Int, end: Int)? {
    var places: [Int] = []
    var index = start
    while index < text.count, places.count < 7 {
      if text[index] != " " { places.append(index) }
      index += 1
    }
    guard let found = SubjectYear.leading(String(places.map { text[$0] })) else { return nil }
    return (found.year, places[found.length - 1] + 1)
  }

  private static func yearBefore(_ text: [Character], _ end: Int) -> Int? {
    let before = text[..<end].filter { $0 != " " && !open.contains($0) && !close.contains($0) }
    for length in [6, 5, 4] where before.count >= length {
      if let found = SubjectYear.leading(String(before.suffix(length))), found.length == length { return found.year }
    }
    return nil
  }
}
