import ArgumentParser
import CloudEvents
import Contracts
import Foundation

/// A time as an officer writes it: `2025-05-20 14:00` in a zone, or RFC 3339, which names its own.
struct BriefingMoment: ExpressibleByArgument, Sendable {
  private enum Written: Sendable {
    case absolute(Timestamp)
    case local(DateComponents)
  }

  private let written: Written

  init?(argument: String) {
    if let time = Timestamp(rfc3339: argument) {
      written = .absolute(time)
      return
    }
    guard let match = argument.wholeMatch(of: /(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})/), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3), let hour = Int(match.4), let minute = Int(match.5)
    else { return nil }
    written = .local(DateComponents(year: year, month: month, day: day, hour: hour, minute: minute))
  }

  /// - Throws: where there is no such time in the zone.
  func time(in zone: String) throws -> Timestamp {
    switch written {
    case .absolute(let time): return time
    case .local(let wanted):
      guard let zone = TimeZone(identifier: zone) else {
        throw ValidationError("there is no time zone \(zone); give an IANA name, e.g. Asia/Shanghai")
      }
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = zone
      guard let date = calendar.date(from: wanted),
        // Foundation takes 30 February for 1 or 2 March, and a time that a clock leaps over for another one.
        calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date) == wanted
      else { throw ValidationError("there is no such time in \(zone.identifier)") }
      return Timestamp(milliseconds: Int64((date.timeIntervalSince1970 * 1000).rounded()))
    }
  }
}

extension BriefingMoment {
  static let campaignZone = ReferenceLists.notice.campaign.timeZone
}
