/// A year, or a month of a year, as career texts write it: 2008年7月, 2008.07, 二〇〇八年.
struct CalendarPoint: Sendable, Hashable {
  var year: Int
  var month: Int?
  var range: Range<Int>

  init?(in letters: [UInt32], at index: Int, until limit: Int) {
    guard index + 4 <= limit else { return nil }
    var year = 0
    for place in index..<index + 4 {
      guard let digit = Self.digit(letters[place]) else { return nil }
      year = year * 10 + digit
    }
    guard (1950...2100).contains(year) else { return nil }
    var end = index + 4
    var month: Int?
    if end < limit, letters[end] == Self.yearSign {
      end += 1
      if let found = Self.number(letters, at: end, until: limit), found.end < limit,
        letters[found.end] == Self.monthSign,
        (1...12).contains(found.value)
      {
        month = found.value
        end = found.end + 1
      }
    } else if end < limit, letters[end] == Self.point || letters[end] == Self.slash,
      let found = Self.number(letters, at: end + 1, until: limit), (1...12).contains(found.value)
    {
      month = found.value
      end = found.end
    } else if end < limit, Self.digit(letters[end]) != nil {
      return nil
    }
    self.year = year
    self.month = month
    range = index..<end
  }

  private static func number(_ letters: [UInt32], at index: Int, until limit: Int) -> (value: Int, end: Int)? {
    var end = index
    var value = 0
    while end < limit, end < index + 2, (0x30...0x39).contains(letters[end]) {
      value = value * 10 + Int(letters[end] - 0x30)
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  private static func digit(_ letter: UInt32) -> Int? {
    if (0x30...0x39).contains(letter) { return Int(letter - 0x30) }
    return chinese.firstIndex(of: letter) ?? (letter == 0x96F6 ? 0 : nil)
  }

  private static let chinese = "〇一二三四五六七八九".letters
  private static let yearSign = Unicode.Scalar("年").value
  private static let monthSign = Unicode.Scalar("月").value
  private static let point: UInt32 = 0x2E
  private static let slash: UInt32 = 0x2F
}
