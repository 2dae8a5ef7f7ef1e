/// A campaign's year as people write it: `2025`, `２０２５`, `2 0 2 5`, `二〇二五`, with 年 or 年度 behind it.
enum SubjectYear {
  private static let digits: [Character: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2,
    "叁": 3,
    "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "O": 0, "o": 0,
  ]

  /// - Parameter text: without white space.
  /// - Returns: the year and how many characters it takes, 年度 among them.
  static func leading(_ text: some StringProtocol) -> (year: Int, length: Int)? {
    let characters = Array(text.prefix(7))
    guard characters.count >= 4 else { return nil }
    var year = 0
    for character in characters.prefix(4) {
      guard let digit = character.isASCII && character.isNumber ? character.wholeNumberValue : digits[character] else {
        return nil
      }
      year = year * 10 + digit
    }
    // A longer number is none.
    guard (2000...2100).contains(year), characters.count == 4 || !(characters[4].isASCII && characters[4].isNumber)
    else { return nil }
    var length = 4
    for mark in ["年", "度"] as [Character] where length < characters.count && characters[length] == mark {
      length += 1
    }
    return (year, length)
  }
}
