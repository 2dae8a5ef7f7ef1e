/// A recommending unit put one engineer forward (N2.1, A3).
package struct CandidateRecommended: EventPayload {
  package static let eventType = "accord.intake.candidate-recommended.v1"
  package static let summary = "A recommending unit put one engineer forward (N2.1, A3)."

  package var candidate: Candidate

  package init(candidate: Candidate) {
    self.candidate = candidate
  }
}
