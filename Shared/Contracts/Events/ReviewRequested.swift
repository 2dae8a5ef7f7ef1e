/// Nothing declared decides; an officer reads the evidence found in the text (A3).
package struct ReviewRequested: EventPayload {
  package static let eventType = "accord.screening.review-requested.v1"
  package static let summary = "Nothing declared decides; an officer reads the evidence found in the text (A3)."

  package var candidateID: String
  package var findings: [Finding]
  /// What the evidence suggests; absent where it suggests nothing.
  package var suggestion: ScreeningOutcome?
  /// Version of the rules that were applied.
  package var ruleSet: String

  package init(candidateID: String, findings: [Finding], suggestion: ScreeningOutcome? = nil, ruleSet: String) {
    self.candidateID = candidateID
    self.findings = findings
    self.suggestion = suggestion
    self.ruleSet = ruleSet
  }
}
