import CloudEvents

/// Questions of a society's round have been open for a while: whoever was asked is reminded of them, and of no others (N2.3).
package struct InformationReminded: EventPayload {
  package static let eventType = "accord.society.information-reminded.v1"
  package static let summary =
    "Questions of a society's round have been open for a while: whoever was asked is reminded of them, and of no others (N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var roundID: String
  /// What is still open.
  package var open: [InformationItem]
  package var remindedAt: Timestamp

  package init(
    caseID: String, candidateID: String, society: String, roundID: String, open: [InformationItem],
    remindedAt: Timestamp
  ) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.roundID = roundID
    self.open = open
    self.remindedAt = remindedAt
  }
}
