import CloudEvents

/// A candidate who passed was allocated, by field, to a society (N2.3).
package struct CandidateAllocated: EventPayload {
  package static let eventType = "accord.screening.candidate-allocated.v1"
  package static let summary = "A candidate who passed was allocated, by field, to a society (N2.3)."

  package var candidateID: String
  package var caseID: String
  package var society: String
  /// As people know it, in Chinese.
  package var societyName: String?
  package var field: String
  package var allocatedAt: Timestamp
  /// The end of the day on which the six months are over (A2.5); somebody being waited for moves it.
  package var dueAt: Timestamp
  /// Why this society, in Chinese.
  package var explanation: String

  package init(
    candidateID: String, caseID: String, society: String, societyName: String? = nil, field: String,
    allocatedAt: Timestamp, dueAt: Timestamp, explanation: String
  ) {
    self.candidateID = candidateID
    self.caseID = caseID
    self.society = society
    self.societyName = societyName
    self.field = field
    self.allocatedAt = allocatedAt
    self.dueAt = dueAt
    self.explanation = explanation
  }
}
