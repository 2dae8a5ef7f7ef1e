import CloudEvents

/// An officer cancelled a briefing (N2.2). Its subject is the briefing.
package struct BriefingCancelled: EventPayload {
  package static let eventType = "accord.screening.briefing-cancelled.v1"
  package static let summary = "An officer cancelled a briefing (N2.2). Its subject is the briefing."

  package var briefing: Briefing
  package var officer: String
  /// It is told to the units.
  package var reason: String
  package var cancelledAt: Timestamp

  package init(briefing: Briefing, officer: String, reason: String, cancelledAt: Timestamp) {
    self.briefing = briefing
    self.officer = officer
    self.reason = reason
    self.cancelledAt = cancelledAt
  }
}
