/// What was found for one criterion of the notice, and by what.
package struct Finding: Codable, Sendable, Hashable {
  /// The clause's id, e.g. `N1.3.2`.
  package var clause: String
  package var result: FindingResult
  /// What says so, in Chinese, for people: the declared value, the span of text, the table.
  package var evidence: String
  package var source: EvidenceSource
  /// What the text suggests where no column decides; an officer decides by it.
  package var suggestion: FindingResult?

  package init(
    clause: String, result: FindingResult, evidence: String, source: EvidenceSource, suggestion: FindingResult? = nil
  ) {
    self.clause = clause
    self.result = result
    self.evidence = evidence
    self.source = source
    self.suggestion = suggestion
  }
}
