/// A recommending unit sent other data of an engineer whom it put forward before.
package struct CandidateCorrected: EventPayload {
  package static let eventType = "accord.intake.candidate-corrected.v1"
  package static let summary = "A recommending unit sent other data of an engineer whom it put forward before."

  /// Whole, as the candidate is now.
  package var candidate: Candidate
  /// Which values are other than before, by their place in `candidate`, e.g. `person.phone`; at least one.
  package var changed: [String]

  package init(candidate: Candidate, changed: [String]) {
    self.candidate = candidate
    self.changed = changed
  }
}
