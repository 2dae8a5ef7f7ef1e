/// Screening found every criterion met, or an officer decided so (A2.3).
package struct CandidatePassed: EventPayload {
  package static let eventType = "accord.screening.candidate-passed.v1"
  package static let summary = "Screening found every criterion met, or an officer decided so (A2.3)."

  package var candidateID: String
  package var findings: [Finding]
  /// Who decided; absent when the rules did.
  package var officer: String?
  package var reason: String?
  /// Version of the rules that were applied.
  package var ruleSet: String

  package init(candidateID: String, findings: [Finding], officer: String? = nil, reason: String? = nil, ruleSet: String)
  {
    self.candidateID = candidateID
    self.findings = findings
    self.officer = officer
    self.reason = reason
    self.ruleSet = ruleSet
  }
}
