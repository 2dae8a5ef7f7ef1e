/// A candidate whom another rule set judges otherwise. It holds nothing personal.
package struct RerunCandidate: Codable, Sendable, Hashable {
  package var candidateID: String
  package var from: ScreeningOutcome
  /// What the rules come to; what becomes of the candidate only where `standing` is `open`.
  package var to: ScreeningOutcome
  package var criteria: [CriterionChange]
  package var standing: RerunStanding

  package init(
    candidateID: String, from: ScreeningOutcome, to: ScreeningOutcome, criteria: [CriterionChange],
    standing: RerunStanding
  ) {
    self.candidateID = candidateID
    self.from = from
    self.to = to
    self.criteria = criteria
    self.standing = standing
  }
}
