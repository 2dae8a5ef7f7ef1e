import CloudEvents

/// What a unit was asked for did not come in time: an officer decides, since nobody is refused on silence (N3.1c).
package struct SupplementExpired: EventPayload {
  package static let eventType = "accord.intake.supplement-expired.v1"
  package static let summary =
    "What a unit was asked for did not come in time: an officer decides, since nobody is refused on silence (N3.1c)."

  package var candidateID: String
  package var requestID: String
  /// Clauses for which evidence is still missing.
  package var items: [String]
  /// The questions whose time has run out, by their ids; absent in what older versions say.
  package var expired: [String]?
  package var requestedAt: Timestamp
  package var dueAt: Timestamp

  package init(
    candidateID: String, requestID: String, items: [String], expired: [String]? = nil, requestedAt: Timestamp,
    dueAt: Timestamp
  ) {
    self.candidateID = candidateID
    self.requestID = requestID
    self.items = items
    self.expired = expired
    self.requestedAt = requestedAt
    self.dueAt = dueAt
  }
}
