import CloudEvents
import Contracts

/// When units are asked, reminded and waited for no longer.
struct SupplementPlan: Sendable, Hashable {
  /// Full hour of the campaign's time zone at which mails are composed.
  var mailHour = 9
  /// Days after the asking.
  var reminderDays = 10
  /// Days after the asking.
  var expiryDays = 30

  private static let day: Int64 = 24 * 60 * 60 * 1000

  func reminder(after asked: Timestamp) -> Timestamp {
    Timestamp(milliseconds: asked.milliseconds + Int64(reminderDays) * Self.day)
  }

  func expiry(after asked: Timestamp) -> Timestamp {
    Timestamp(milliseconds: asked.milliseconds + Int64(expiryDays) * Self.day)
  }

  /// The next time at which a unit may be mailed.
  ///
  /// - Parameter mailedOn: the day of its last mail, as in `CampaignDay.key`.
  func mailing(after now: Timestamp, mailedOn: String?) -> Timestamp {
    var next = CampaignDay.next(hour: mailHour, after: now)
    while let mailedOn, CampaignDay.key(next) <= mailedOn { next = CampaignDay.next(hour: mailHour, after: next) }
    return next
  }
}
