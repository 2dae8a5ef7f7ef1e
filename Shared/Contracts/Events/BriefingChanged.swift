import CloudEvents

/// An officer changed a briefing (N2.2). Its subject is the briefing.
package struct BriefingChanged: EventPayload {
  package static let eventType = "accord.screening.briefing-changed.v1"
  package static let summary = "An officer changed a briefing (N2.2). Its subject is the briefing."

  /// Whole, as it is now.
  package var briefing: Briefing
  /// Which values are other than before, by their names in `briefing`; at least one.
  package var changed: [String]
  package var officer: String
  package var reason: String
  package var changedAt: Timestamp

  package init(briefing: Briefing, changed: [String], officer: String, reason: String, changedAt: Timestamp) {
    self.briefing = briefing
    self.changed = changed
    self.officer = officer
    self.reason = reason
    self.changedAt = changedAt
  }
}
