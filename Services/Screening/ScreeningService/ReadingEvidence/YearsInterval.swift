/// How many years a text speaks of: `20年以上` is 20 or more, `近10年` is under 10, `9年` is 9.
struct YearsInterval: Sendable, Hashable {
  var low: Double
  /// The largest number that the words allow; infinite where they set no limit.
  var high: Double

  init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  init(exactly years: Double) {
    self.init(low: years, high: years)
  }

  /// Whether the words settle it; absent where they allow both.
  func reaches(_ threshold: Double) -> Bool? {
    if low >= threshold { return true }
    if high < threshold { return false }
    return nil
  }
}
