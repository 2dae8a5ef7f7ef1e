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
  /// Where the words stand that the evidence quotes; absent where it quotes none.
  package var spans: [TextSpan]?
  /// Of the field's criterion: what the career text says of field and specialty; absent where it says nothing.
  package var advice: FieldAdvice?

  package init(
    clause: String, result: FindingResult, evidence: String, source: EvidenceSource, suggestion: FindingResult? = nil,
    spans: [TextSpan]? = nil, advice: FieldAdvice? = nil
  ) {
    self.clause = clause
    self.result = result
    self.evidence = evidence
    self.source = source
    self.suggestion = suggestion
    self.spans = spans
    self.advice = advice
  }
}
