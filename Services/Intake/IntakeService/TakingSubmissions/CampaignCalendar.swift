import CloudEvents
import Contracts
import Foundation

/// Whether something came in time (N3.1a). What is late is never refused: it joins the rolling pool (N3.1c).
struct CampaignCalendar: Sendable {
  let year: Int
  /// The last day: `2025-04-30`.
  let deadline: String
  /// The first moment after the last day.
  private let closes: Timestamp

  init(_ campaign: ReferenceLists.Campaign) {
    year = campaign.year
    deadline = campaign.deadline
    let day = Timestamp(rfc3339: "\(campaign.deadline)T00:00:00Z") ?? Timestamp(milliseconds: .max)
    let utc = Date(timeIntervalSince1970: Double(day.milliseconds) / 1000)
    let offset = TimeZone(identifier: campaign.timeZone)?.secondsFromGMT(for: utc) ?? 0
    closes = Timestamp(milliseconds: day.milliseconds + 86_400_000 - Int64(offset) * 1000)
  }

  func isLate(_ received: Timestamp, campaign: Int) -> Bool {
    // Of other campaigns only the order is known: an earlier one is over.
    campaign == year ? received >= closes : campaign < year
  }
}
