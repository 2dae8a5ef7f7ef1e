import CloudEvents

/// A candidate who passed or was allocated is invited to a briefing, through the recommending unit (N2.2).
package struct BriefingInvited: EventPayload {
  package static let eventType = "accord.screening.briefing-invited.v1"
  package static let summary =
    "A candidate who passed or was allocated is invited to a briefing, through the recommending unit (N2.2)."

  package var candidateID: String
  /// Whole, since what is said of the briefing itself may come later.
  package var briefing: Briefing
  package var invitedAt: Timestamp

  package init(candidateID: String, briefing: Briefing, invitedAt: Timestamp) {
    self.candidateID = candidateID
    self.briefing = briefing
    self.invitedAt = invitedAt
  }
}
