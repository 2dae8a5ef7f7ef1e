/// One number of years that a career text gives for the candidate's own work.
struct YearsStatement: Sendable, Hashable {
  var interval: YearsInterval
  var deed: Deed
  var isSignificant: Bool
  /// It follows 其中: a part of what stands before.
  var isPart: Bool
  /// The clause, or its part on this side of 其中.
  var quote: Range<Int>
  /// Where the words that belong to it end.
  var end: Int
}
