/// A declared value misses a criterion, or an officer rejected the candidate (A2.3).
package struct CandidateRejected: EventPayload {
  package static let eventType = "accord.screening.candidate-rejected.v1"
  package static let summary = "A declared value misses a criterion, or an officer rejected the candidate (A2.3)."

  package var candidateID: String
  package var findings: [Finding]
  /// The clauses that the candidate does not meet; at least one.
  package var clauses: [String]
  /// Who decided; absent when the rules did.
  package var officer: String?
  package var reason: String?
  /// Version of the rules that were applied.
  package var ruleSet: String

  package init(
    candidateID: String, findings: [Finding], clauses: [String], officer: String? = nil, reason: String? = nil,
    ruleSet: String
  ) {
    self.candidateID = candidateID
    self.findings = findings
    self.clauses = clauses
    self.officer = officer
    self.reason = reason
    self.ruleSet = ruleSet
  }
}
