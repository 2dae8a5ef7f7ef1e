import CloudEvents

/// A candidate is screened and evaluated for another level than the unit applied for, since the unit accepted it or an officer
/// decided so (N1.3).
package struct LevelChanged: EventPayload {
  package static let eventType = "accord.screening.level-changed.v1"
  package static let summary =
    "A candidate is screened and evaluated for another level than applied for: accepted by the unit, or an officer's word (N1.3)."

  package var candidateID: String
  package var from: Level
  package var to: Level
  /// Who decided; absent where the unit accepted an offer.
  package var officer: String?
  /// In Chinese.
  package var reason: String
  package var changedAt: Timestamp

  package init(
    candidateID: String, from: Level, to: Level, officer: String? = nil, reason: String, changedAt: Timestamp
  ) {
    self.candidateID = candidateID
    self.from = from
    self.to = to
    self.officer = officer
    self.reason = reason
    self.changedAt = changedAt
  }
}
