import CloudEvents
import Contracts
import Foundation

extension Timestamp {
  /// To the minute in the campaign's time zone, as people read it: `2025-04-16 09:30`.
  var forPeople: String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      in: TimeZone(identifier: ReferenceLists.notice.campaign.timeZone) ?? .gmt,
      from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    func two(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) \(two(parts.hour)):\(two(parts.minute))"
  }
}
