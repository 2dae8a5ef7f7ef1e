import CloudEvents
import Foundation

/// A moment as people of one place read it, in Chinese.
package struct ZonedTime: Sendable, Hashable {
  private let parts: DateComponents
  private let zone: TimeZone

  /// - Returns: nil where no such zone is known.
  package init?(_ time: Timestamp, zone name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let date = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
    self.zone = zone
    parts = calendar.dateComponents([.year, .month, .day, .weekday, .hour, .minute, .timeZone], from: date)
    offset = zone.secondsFromGMT(for: date)
  }

  private let offset: Int

  package static func isZone(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

  /// 2025年5月20日（星期二）
  package var day: String {
    let weekdays = ["日", "一", "二", "三", "四", "五", "六"]
    let weekday = weekdays[((parts.weekday ?? 1) - 1) % 7]
    return "\(parts.year ?? 0)年\(parts.month ?? 0)月\(parts.day ?? 0)日（星期\(weekday)）"
  }

  /// 14:00
  package var clock: String { "\(Self.two(parts.hour ?? 0)):\(Self.two(parts.minute ?? 0))" }

  /// 北京时间, or e.g. Asia/Yangon，UTC+6:30
  package var zoneName: String {
    if zone.identifier == "Asia/Shanghai" { return "北京时间" }
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
    return "\(zone.identifier)，UTC\(offset < 0 ? "-" : "+")\(hours)" + (minutes == 0 ? "" : ":\(Self.two(minutes))")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Briefing {
  /// For people, in the briefing's own zone: 2025年5月20日（星期二）14:00至16:00（北京时间）
  package var when: String {
    guard let start = ZonedTime(startsAt, zone: timeZone), let end = ZonedTime(endsAt, zone: timeZone) else {
      return "\(startsAt)"
    }
    let until = start.day == end.day ? end.clock : "\(end.day)\(end.clock)"
    return "\(start.day)\(start.clock)至\(until)（\(start.zoneName)）"
  }
}

extension CandidateBriefing {
  /// For people, in the briefing's own zone: 2025年5月20日（星期二）14:00（北京时间）
  package var when: String {
    ZonedTime(startsAt, zone: timeZone).map { "\($0.day)\($0.clock)（\($0.zoneName)）" } ?? "\(startsAt)"
  }
}
