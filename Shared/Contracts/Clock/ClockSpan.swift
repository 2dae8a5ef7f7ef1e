import CloudEvents

/// A stretch of time in which a clock stands, in milliseconds since 1970; those of one clock neither overlap nor touch.
struct ClockSpan: Hashable {
  var from: Int64
  /// Absent while it lasts.
  var to: Int64?

  /// The clock's pauses put together, in order, none before the clock's start.
  ///
  /// - Parameter now: where a pause that lasts is taken to end; absent: it has no end.
  static func of(_ clock: EvaluationClock, now: Timestamp?) -> [ClockSpan] {
    let start = clock.startedAt.milliseconds
    var spans: [ClockSpan] = []
    for pause in clock.pauses {
      let from = max(pause.from.milliseconds, start)
      let end = pause.to ?? now
      spans.append(ClockSpan(from: from, to: end.map { max($0.milliseconds, from) }))
    }
    spans.sort { $0.from < $1.from }
    var joined: [ClockSpan] = []
    for span in spans where span.to != span.from {
      guard let last = joined.last, span.from <= last.to ?? .max else {
        joined.append(span)
        continue
      }
      if let to = span.to, let end = last.to {
        joined[joined.count - 1].to = max(to, end)
      } else {
        joined[joined.count - 1].to = nil
      }
    }
    return joined
  }
}
