import CloudEvents

/// An officer planned a briefing (N2.2). Its subject is the briefing.
package struct BriefingPlanned: EventPayload {
  package static let eventType = "accord.screening.briefing-planned.v1"
  package static let summary = "An officer planned a briefing (N2.2). Its subject is the briefing."

  package var briefing: Briefing
  package var officer: String
  package var plannedAt: Timestamp

  package init(briefing: Briefing, officer: String, plannedAt: Timestamp) {
    self.briefing = briefing
    self.officer = officer
    self.plannedAt = plannedAt
  }
}
