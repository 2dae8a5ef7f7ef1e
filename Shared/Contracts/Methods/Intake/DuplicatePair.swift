import CloudEvents

/// Two candidates who may be one person, side by side.
package struct DuplicatePair: Codable, Sendable, Hashable {
  package var id: String
  package var kind: DuplicateKind
  /// A person has to say whether they are the same.
  package var open: Bool
  package var earlier: Candidate
  /// Of `otherUnit` no candidate, but what the other unit's row says.
  package var newer: Candidate
  /// In what they differ, as of now.
  package var differences: [ColumnChange]
  package var raisedAt: Timestamp
  package var verdict: DuplicateVerdict?
  package var officer: String?
  package var reason: String?
  package var decidedAt: Timestamp?

  package init(
    id: String, kind: DuplicateKind, open: Bool, earlier: Candidate, newer: Candidate, differences: [ColumnChange],
    raisedAt: Timestamp, verdict: DuplicateVerdict? = nil, officer: String? = nil, reason: String? = nil,
    decidedAt: Timestamp? = nil
  ) {
    self.id = id
    self.kind = kind
    self.open = open
    self.earlier = earlier
    self.newer = newer
    self.differences = differences
    self.raisedAt = raisedAt
    self.verdict = verdict
    self.officer = officer
    self.reason = reason
    self.decidedAt = decidedAt
  }
}
