import CloudEvents

/// What a society had asked for has come, or is waited for no longer; the clock goes on (A2.5, N2.3).
package struct InformationReceived: EventPayload {
  package static let eventType = "accord.society.information-received.v1"
  package static let summary =
    "What a society had asked for has come, or is waited for no longer; the clock goes on (A2.5, N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var officer: String
  package var note: String?
  package var receivedAt: Timestamp

  package init(
    caseID: String, candidateID: String, society: String, officer: String, note: String? = nil, receivedAt: Timestamp
  ) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.officer = officer
    self.note = note
    self.receivedAt = receivedAt
  }
}
