/// A candidate is put forward no longer: an officer withdrew them, or found them to be another candidate.
package struct CandidateWithdrawn: EventPayload {
  package static let eventType = "accord.intake.candidate-withdrawn.v1"
  package static let summary =
    "A candidate is put forward no longer: an officer withdrew them, or found them to be another candidate."

  package var candidateID: String
  package var officer: String
  package var reason: String
  /// The candidate who is the same person and goes on.
  package var duplicateOf: String?

  package init(candidateID: String, officer: String, reason: String, duplicateOf: String? = nil) {
    self.candidateID = candidateID
    self.officer = officer
    self.reason = reason
    self.duplicateOf = duplicateOf
  }
}
