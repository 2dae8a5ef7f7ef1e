import CloudEvents

/// How long information is waited for where nobody says otherwise.
package enum InformationTerm {
  package static let reminderDays = 10
  package static let expiryDays = 30

  package static func reminder(after asked: Timestamp) -> Timestamp { day(reminderDays, after: asked) }
  package static func expiry(after asked: Timestamp) -> Timestamp { day(expiryDays, after: asked) }

  private static func day(_ number: Int, after time: Timestamp) -> Timestamp {
    Timestamp(milliseconds: time.milliseconds + Int64(number) * 24 * 60 * 60 * 1000)
  }
}
