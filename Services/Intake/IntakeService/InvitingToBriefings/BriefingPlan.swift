import CloudEvents
import Contracts

/// When units are told of briefings (N2.2).
struct BriefingPlan: Sendable, Hashable {
  /// Days before a briefing.
  var reminderDays = 2
  /// What the unit's mail of the day would tell later than so long before a briefing is told at once.
  var leastHours = 24

  private static let hour: Int64 = 60 * 60 * 1000

  /// Until when the units have to have been told.
  func deadline(of briefing: Briefing) -> Timestamp {
    Timestamp(milliseconds: briefing.startsAt.milliseconds - Int64(leastHours) * Self.hour)
  }

  /// The mailing time on the day so long before.
  func reminder(of briefing: Briefing, mailHour: Int) -> Timestamp {
    CampaignDay.next(
      hour: mailHour,
      after: Timestamp(milliseconds: briefing.startsAt.milliseconds - Int64(reminderDays + 1) * 24 * Self.hour))
  }
}
