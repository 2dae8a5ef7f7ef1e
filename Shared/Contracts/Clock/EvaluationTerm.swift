import CloudEvents
import Foundation

/// A2.5: the whole evaluation takes at most six calendar months, counted in the campaign's time zone on the mainland's
/// calendar of working days. Pure: no store, no clock of its own.
///
/// Days are counted as the Civil Code counts them (articles 201 to 203): the day of the allocation does not count, the term
/// ends with the day of the same number six months later, at its end, or with the month's last day where it has no such one;
/// what ends on a day off ends on the next working day. Time in which somebody is waited for moves the end by just as much,
/// and again to the end of that day, and of the next working day.
package struct EvaluationTerm: Sendable {
  /// A mark that is noticed later than this was noticed late.
  package static let tolerance: Int64 = 60 * 60 * 1000
  private static let day: Int64 = 24 * 60 * 60 * 1000

  private let months: Int
  private let timeZone: TimeZone
  package let calendar: WorkingCalendar

  package static let notice = EvaluationTerm()

  package init(
    months: Int = ReferenceLists.notice.evaluation.maximumMonths,
    timeZone: String = ReferenceLists.notice.campaign.timeZone, calendar: WorkingCalendar = .mainland
  ) {
    self.months = months
    // An image without time zone data: the mainland has kept UTC+8 without summer time since 1992.
    self.timeZone = TimeZone(identifier: timeZone) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
    self.calendar = calendar
  }

  /// The end of a term in which nobody was waited for.
  package func due(from start: Timestamp) -> Timestamp { due(from: start, waited: 0) }

  /// The end of the term. A pause counts from the time at which it began, if the term was not over then; one that lasts
  /// counts until `now`.
  ///
  /// - Parameter now: absent: as if a pause that lasts had no length.
  package func due(of clock: EvaluationClock, now: Timestamp? = nil) -> Timestamp {
    reckonedDue(of: clock, now: now).due
  }

  /// When each mark is reached, or was; those that a pause that lasts keeps off are not among them.
  package func reaching(of clock: EvaluationClock) -> [(mark: ClockMark, at: Timestamp)] {
    let spans = ClockSpan.of(clock, now: nil)
    let whole = due(from: clock.startedAt).milliseconds - clock.startedAt.milliseconds
    var reached: [(mark: ClockMark, at: Timestamp)] = []
    for mark in ClockMark.allCases {
      let at: Timestamp?
      if let percent = mark.percent {
        at = Self.instant(net: whole * percent / 100, from: clock.startedAt, spans)
      } else {
        let end = reckonedDue(of: clock, now: nil)
        at = end.isKeptOff ? nil : end.due
      }
      if let at { reached.append((mark, at)) }
    }
    return reached
  }

  /// Total time and what of it was waited, in milliseconds, until `now` or the end.
  package func lengths(of clock: EvaluationClock, now: Timestamp) -> (total: Int64, waited: Int64) {
    let end = max(clock.stoppedAt ?? now, clock.startedAt)
    let waited = ClockSpan.of(clock, now: end).reduce(0 as Int64) { sum, span in
      let (from, to) = (min(span.from, end.milliseconds), min(span.to ?? end.milliseconds, end.milliseconds))
      return sum + to - from
    }
    return (end.milliseconds - clock.startedAt.milliseconds, waited)
  }

  /// The holidays of the year in which a term ends are not announced: only weekends are reckoned with.
  package func isProvisional(_ due: Timestamp) -> Bool { !calendar.isAnnounced(lastDay(of: due)) }

  /// In Chinese, for whoever reads a date that may yet move; absent where it will not.
  package func note(on due: Timestamp) -> String? {
    guard isProvisional(due) else { return nil }
    return "\(lastDay(of: due).year)年放假安排未录入，截止日暂按周末推算"
  }

  /// 00:00.
  package func beginning(of day: CalendarDate) -> Timestamp { end(of: day.adding(days: -1)) }

  // MARK: Reckoning

  private func due(from start: Timestamp, waited: Int64) -> Timestamp {
    let end = self.end(of: day(of: start).adding(months: months)).milliseconds + waited
    return self.end(of: calendar.workingDay(onOrAfter: lastDay(of: Timestamp(milliseconds: end))))
  }

  private func reckonedDue(of clock: EvaluationClock, now: Timestamp?) -> (due: Timestamp, isKeptOff: Bool) {
    var waited: Int64 = 0
    var due = due(from: clock.startedAt, waited: 0)
    for span in ClockSpan.of(clock, now: now) {
      // Who asks when the time has run out wins none.
      guard span.from < due.milliseconds else { break }
      guard let to = span.to else { return (due, true) }
      waited += to - span.from
      due = self.due(from: clock.startedAt, waited: waited)
    }
    return (due, false)
  }

  /// When so much time has gone by in which nobody was waited for.
  private static func instant(net: Int64, from start: Timestamp, _ spans: [ClockSpan]) -> Timestamp? {
    var (time, left) = (start.milliseconds, net)
    for span in spans {
      let running = span.from - time
      if left <= running { break }
      guard let to = span.to else { return nil }
      left -= running
      time = to
    }
    return Timestamp(milliseconds: time + left)
  }

  // MARK: Days

  private func day(of time: Timestamp) -> CalendarDate {
    let local = time.milliseconds + offset(at: time)
    return CalendarDate(ordinal: Int((Double(local) / Double(Self.day)).rounded(.down)))
  }

  /// The day that a term ends with whose end this is.
  private func lastDay(of end: Timestamp) -> CalendarDate {
    day(of: Timestamp(milliseconds: end.milliseconds - 1))
  }

  /// 24:00.
  private func end(of day: CalendarDate) -> Timestamp {
    let local = Int64(day.ordinal + 1) * Self.day
    return Timestamp(milliseconds: local - offset(at: Timestamp(milliseconds: local)))
  }

  private func offset(at time: Timestamp) -> Int64 {
    Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000))) * 1000
  }
}
