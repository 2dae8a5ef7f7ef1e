/// No registered society serves the candidate's field; the candidate waits for one (N2.3).
package struct CandidateHeld: EventPayload {
  package static let eventType = "accord.screening.candidate-held.v1"
  package static let summary = "No registered society serves the candidate's field; the candidate waits for one (N2.3)."

  package var candidateID: String
  package var field: String
  /// What is waited for, in Chinese.
  package var explanation: String

  package init(candidateID: String, field: String, explanation: String) {
    self.candidateID = candidateID
    self.field = field
    self.explanation = explanation
  }
}
