import CloudEvents

/// A candidate whose career text speaks of other fields than the declared one. Nothing waits for it: an officer looks, and either
/// opens the decision anew or settles that the field is right.
package struct FieldDoubtView: Codable, Sendable, Hashable {
  package var candidate: Candidate
  package var outcome: ScreeningOutcome
  package var advice: FieldAdvice
  package var since: Timestamp

  package init(candidate: Candidate, outcome: ScreeningOutcome, advice: FieldAdvice, since: Timestamp) {
    self.candidate = candidate
    self.outcome = outcome
    self.advice = advice
    self.since = since
  }
}
