import CloudEvents
import Foundation

/// Days as the campaign counts them, in its time zone.
package enum CampaignDay {
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    // An image without time zone data: the mainland has kept UTC+8 without summer time since 1992.
    calendar.timeZone =
      TimeZone(identifier: ReferenceLists.notice.campaign.timeZone) ?? TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
    return calendar
  }()

  /// For people: `2026年11月22日`.
  package static func text(_ time: Timestamp) -> String {
    let parts = calendar.dateComponents([.year, .month, .day], from: date(time))
    return "\(parts.year ?? 0)年\(parts.month ?? 0)月\(parts.day ?? 0)日"
  }

  /// For comparing, as in ISO 8601: `2026-11-22`.
  package static func key(_ time: Timestamp) -> String {
    let parts = calendar.dateComponents([.year, .month, .day], from: date(time))
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }

  /// The first moment after `time` at which it is that full hour.
  package static func next(hour: Int, after time: Timestamp) -> Timestamp {
    let found = calendar.nextDate(
      after: date(time), matching: DateComponents(hour: hour, minute: 0, second: 0), matchingPolicy: .nextTime)
    return found.map { Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1000)) }
      ?? Timestamp(milliseconds: time.milliseconds + 24 * 60 * 60 * 1000)
  }

  private static func date(_ time: Timestamp) -> Date {
    Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
  }
}
