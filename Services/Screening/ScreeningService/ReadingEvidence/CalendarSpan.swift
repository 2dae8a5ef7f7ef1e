/// A span of calendar months that a text names: 2008年7月至2015年6月, 2008年至今. The months that it names itself are left out,
/// and a year without a month is taken so that less remains.
struct CalendarSpan: Sendable, Hashable {
  /// Months since the year 0; the first that is wholly within.
  var first: Int
  /// The first that is no longer wholly within; absent for 至今.
  var end: Int?
  /// Indices into the folded letters.
  var range: Range<Int>

  /// Reads the span that begins at `index`; absent where only one date stands there.
  init?(in text: FoldedText, at index: Int, until limit: Int) {
    guard let start = CalendarPoint(in: text.letters, at: index, until: limit) else { return nil }
    first = start.year * 12 + (start.month ?? 12)
    var end = start.range.upperBound
    if let separator = Self.separators.first(where: { text.has($0, at: end, until: limit) }) {
      let next = end + separator.count
      if let last = CalendarPoint(in: text.letters, at: next, until: limit) {
        self.end = last.year * 12 + (last.month ?? 1) - 1
        range = index..<last.range.upperBound
        guard self.end ?? first > first else { return nil }
        return
      }
    }
    // 2010年7月参加工作至今
    for filler in Self.fillers where text.has(filler, at: end, until: limit) {
      end += filler.count
      break
    }
    guard let open = Self.open.first(where: { text.has($0, at: end, until: limit) }) else { return nil }
    self.end = nil
    range = index..<end + open.count
  }

  /// The years that these spans cover together, those that overlap counted once.
  /// - Parameter now: the month up to which 至今 is counted.
  static func years(_ spans: [CalendarSpan], until now: Int) -> Double {
    var months = 0
    var reached = Int.min
    for span in spans.sorted(by: { $0.first < $1.first }) {
      let end = min(span.end ?? now, now)
      months += max(0, end - max(span.first, reached))
      reached = max(reached, end)
    }
    return Double(months) / 12
  }

  private static let separators = ["起至", "——", "至", "到", "-", "—", "–", "~", "～"].map(\.letters)
  private static let fillers = ["参加工作起", "参加工作", "毕业后", "毕业", "入职", "开始", "起"].map(\.letters)
  private static let open = ["直至今", "——今", "至今", "以来", "迄今", "至现在", "到现在", "-至今", "—至今", "–至今", "-今", "—今"].map(
    \.letters)
}
