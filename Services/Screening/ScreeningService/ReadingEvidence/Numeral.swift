/// A number in a text, in Arabic (`9`, `9.5`) or Chinese (`九`, `十五`, `二十`) digits.
struct Numeral: Sendable, Hashable {
  var value: Double
  var range: Range<Int>

  /// Reads the longest number that begins at `index`; absent where none does, or where the digits are no number of years:
  /// two Chinese digits without 十 (`一六年`) and a leading zero (`08年`) abbreviate a calendar year.
  init?(at index: Int, in letters: [UInt32], until limit: Int) {
    if Self.isArabic(letters[index]) {
      var end = index
      var value = 0.0
      while end < limit, Self.isArabic(letters[end]) {
        value = value * 10 + Double(letters[end] - 0x30)
        end += 1
      }
      if letters[index] == 0x30, end > index + 1 { return nil }
      if end + 1 < limit, letters[end] == 0x2E, Self.isArabic(letters[end + 1]) {
        end += 1
        var weight = 0.1
        while end < limit, Self.isArabic(letters[end]) {
          value += Double(letters[end] - 0x30) * weight
          weight /= 10
          end += 1
        }
      }
      self.init(value: value, range: index..<end)
    } else {
      var end = index
      while end < limit, Self.isChinese(letters[end]) { end += 1 }
      guard end > index, let value = Self.chinese(letters[index..<end]) else { return nil }
      self.init(value: value, range: index..<end)
    }
  }

  private init(value: Double, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  static func isDigit(_ letter: UInt32) -> Bool { isArabic(letter) || isChinese(letter) }

  private static func isArabic(_ letter: UInt32) -> Bool { (0x30...0x39).contains(letter) }
  private static func isChinese(_ letter: UInt32) -> Bool { digits[letter] != nil || tens[letter] != nil }

  private static func chinese(_ letters: ArraySlice<UInt32>) -> Double? {
    var total = 0.0
    var digit: Double?
    var hasTens = false
    for letter in letters {
      if let weight = tens[letter] {
        hasTens = true
        if weight > 10, letter != hundred {
          // 廿 and 卅 carry their own digit.
          guard digit == nil else { return nil }
          total += weight
        } else {
          total += (digit ?? 1) * weight
        }
        digit = nil
      } else if let value = digits[letter] {
        if value == 0, hasTens { continue }
        guard digit == nil else { return nil }
        digit = value
      }
    }
    return total + (digit ?? 0)
  }

  private static let hundred = Unicode.Scalar("百").value
  private static let tens: [UInt32: Double] = [
    Unicode.Scalar("十").value: 10, hundred: 100, Unicode.Scalar("廿").value: 20, Unicode.Scalar("卅").value: 30,
  ]
  private static let digits: [UInt32: Double] = [
    Unicode.Scalar("零").value: 0, Unicode.Scalar("〇").value: 0, Unicode.Scalar("一").value: 1,
    Unicode.Scalar("二").value: 2, Unicode.Scalar("两").value: 2, Unicode.Scalar("三").value: 3,
    Unicode.Scalar("四").value: 4, Unicode.Scalar("五").value: 5, Unicode.Scalar("六").value: 6,
    Unicode.Scalar("七").value: 7, Unicode.Scalar("八").value: 8, Unicode.Scalar("九").value: 9,
  ]
}
