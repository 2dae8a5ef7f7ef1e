import CloudEvents
import Contracts
import Foundation

/// A2.5: the whole evaluation takes at most six calendar months, counted in the campaign's time zone. A month that has no
/// such day ends on its last (31 August to 28 or 29 February).
struct EvaluationTerm: Sendable {
  private let months: Int
  private let calendar: Calendar

  static let notice = EvaluationTerm(
    months: ReferenceLists.notice.evaluation.maximumMonths, timeZone: ReferenceLists.notice.campaign.timeZone)

  init(months: Int, timeZone: String) {
    self.months = months
    var calendar = Calendar(identifier: .gregorian)
    // An image without time zone data: the mainland has kept UTC+8 without summer time since 1992.
    calendar.timeZone = TimeZone(identifier: timeZone) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
    self.calendar = calendar
  }

  func due(from start: Timestamp) -> Timestamp {
    // Whole seconds go through the calendar; milliseconds would not survive its floating-point seconds.
    let (seconds, rest) = start.milliseconds.quotientAndRemainder(dividingBy: 1000)
    let date = Date(timeIntervalSince1970: Double(seconds))
    let due = calendar.date(byAdding: .month, value: months, to: date) ?? date
    return Timestamp(milliseconds: Int64(due.timeIntervalSince1970) * 1000 + rest)
  }
}
