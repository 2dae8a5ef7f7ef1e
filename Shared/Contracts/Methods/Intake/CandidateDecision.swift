/// What an officer decides of one candidate, and why: the request of `Withdraw` and `KeepCandidate`.
package struct CandidateDecision: Codable, Sendable, Hashable {
  package var candidateID: String
  package var officer: String
  package var reason: String

  package init(candidateID: String, officer: String, reason: String) {
    self.candidateID = candidateID
    self.officer = officer
    self.reason = reason
  }
}
