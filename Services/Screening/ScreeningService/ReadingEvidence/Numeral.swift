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
  private static func isChinese(_ letter: UInt32) -> Bool {
    // All but 〇 lie in one block, most letters of which are none of them: the switches are asked last.
    (letter == 0x3007 || (0x4E00...0x96F6).contains(letter)) && (digit(letter) != nil || tens(letter) != nil)
  }

  private static func chinese(_ letters: ArraySlice<UInt32>) -> Double? {
    var total = 0.0
    var pending: Double?
    var hasTens = false
    for letter in letters {
      if let weight = tens(letter) {
        hasTens = true
        if weight == 20 || weight == 30 {
          // 廿 and 卅 carry their own digit.
          guard pending == nil else { return nil }
          total += weight
        } else {
          total += (pending ?? 1) * weight
        }
        pending = nil
      } else if let value = digit(letter) {
        if value == 0, hasTens { continue }
        guard pending == nil else { return nil }
        pending = value
      }
    }
    return total + (pending ?? 0)
  }

  /// 十 百 廿 卅
  private static func tens(_ letter: UInt32) -> Double? {
    switch letter {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5EFF: 20
    case 0x5345: 30
    default: nil
    }
  }

  /// 零 〇 一 二 两 三 四 五 六 七 八 九
  private static func digit(_ letter: UInt32) -> Double? {
    switch letter {
    case 0x96F6, 0x3007: 0
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }
}
