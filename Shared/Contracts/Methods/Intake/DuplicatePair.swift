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
  /// The officer who looks at it; absent where nobody does.
  package var claimedBy: String?
  package var claimedAt: Timestamp?

  package init(
    id: String, kind: DuplicateKind, open: Bool, earlier: Candidate, newer: Candidate, differences: [ColumnChange],
    raisedAt: Timestamp, verdict: DuplicateVerdict? = nil, officer: String? = nil, reason: String? = nil,
    decidedAt: Timestamp? = nil, claimedBy: String? = nil, claimedAt: Timestamp? = nil
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
    self.claimedBy = claimedBy
    self.claimedAt = claimedAt
  }

  /// Where an officer meets it in the queue: as early as the one of the two who comes first.
  package var place: QueuePlace {
    let isDispatched = earlier.dispatch == .dispatched || newer.dispatch == .dispatched
    return QueuePlace(dispatch: isDispatched ? .dispatched : .planned, since: raisedAt)
  }
}
