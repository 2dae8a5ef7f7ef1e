import CloudEvents

/// A candidate is invited to a briefing no more (N2.2).
package struct BriefingDisinvited: EventPayload {
  package static let eventType = "accord.screening.briefing-disinvited.v1"
  package static let summary = "A candidate is invited to a briefing no more (N2.2)."

  package var candidateID: String
  package var briefing: Briefing
  package var cause: DisinvitationCause
  package var disinvitedAt: Timestamp

  package init(candidateID: String, briefing: Briefing, cause: DisinvitationCause, disinvitedAt: Timestamp) {
    self.candidateID = candidateID
    self.briefing = briefing
    self.cause = cause
    self.disinvitedAt = disinvitedAt
  }
}
