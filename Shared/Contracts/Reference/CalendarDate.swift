import CloudEvents
import Foundation

/// A day of the Gregorian calendar, without a time zone: `2025-04-30`.
package struct CalendarDate: Sendable, Hashable, Comparable {
  private static let daySeconds = 86_400
  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// Days since 1970-01-01.
  package let ordinal: Int

  package init(ordinal: Int) {
    self.ordinal = ordinal
  }

  /// - Parameter text: `YYYY-MM-DD`.
  /// - Returns: nil where there is no such day.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]),
      let date = Self.calendar.date(from: DateComponents(year: year, month: month, day: day))
    else { return nil }
    self.init(date)
    // Foundation takes 30 February for 1 or 2 March.
    guard description == text else { return nil }
  }

  private init(_ date: Date) {
    ordinal = Int((date.timeIntervalSince1970 / Double(Self.daySeconds)).rounded(.down))
  }

  private var date: Date { Date(timeIntervalSince1970: Double(ordinal * Self.daySeconds)) }

  /// Monday is 1, Sunday is 7 (ISO 8601). 1970-01-01 was a Thursday.
  package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }

  package var year: Int { Self.calendar.component(.year, from: date) }

  package static func < (one: Self, other: Self) -> Bool { one.ordinal < other.ordinal }

  /// The same day of a later month, or that month's last where it has no such day (Civil Code, article 202).
  package func adding(months: Int) -> CalendarDate {
    Self.calendar.date(byAdding: .month, value: months, to: date).map { CalendarDate($0) } ?? self
  }

  package func adding(days: Int) -> CalendarDate {
    CalendarDate(ordinal: ordinal + days)
  }
}

extension CalendarDate: CustomStringConvertible {
  package var description: String {
    let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }
}

extension CalendarDate: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = CalendarDate(text) else {
      throw JSONError(at: decoder.codingPath, reason: "it is no day such as 2025-04-30")
    }
    self = date
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
