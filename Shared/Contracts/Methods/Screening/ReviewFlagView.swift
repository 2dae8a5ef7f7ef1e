import CloudEvents

/// A flag by which an officer always looks: no rule passes or refuses whom it is on.
package struct ReviewFlagView: Codable, Sendable, Hashable {
  package var id: String
  package var kind: ReviewFlagKind
  /// Of a person: the candidate by whom they were flagged.
  package var candidateID: String?
  /// Of a unit: its name.
  package var unit: String?
  package var officer: String
  package var reason: String
  package var flaggedAt: Timestamp
  /// Absent while it is in force.
  package var endedAt: Timestamp?
  package var endedBy: String?
  package var endReason: String?

  package init(
    id: String, kind: ReviewFlagKind, candidateID: String? = nil, unit: String? = nil, officer: String, reason: String,
    flaggedAt: Timestamp, endedAt: Timestamp? = nil, endedBy: String? = nil, endReason: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.candidateID = candidateID
    self.unit = unit
    self.officer = officer
    self.reason = reason
    self.flaggedAt = flaggedAt
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.endReason = endReason
  }
}
