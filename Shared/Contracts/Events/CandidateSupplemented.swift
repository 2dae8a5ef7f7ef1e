import CloudEvents

/// A unit supplied what screening had asked for of one candidate, or a part of it (A3).
package struct CandidateSupplemented: EventPayload {
  package static let eventType = "accord.intake.candidate-supplemented.v1"
  package static let summary = "A unit supplied what screening had asked for of one candidate, or a part of it (A3)."

  package var candidateID: String
  /// Of the asking that it answers.
  package var requestID: String
  /// Only what is new: what the unit had said before and says again is left out.
  package var supplement: Supplement
  /// The questions that nothing is missing for any more, by their ids; absent in what older versions say.
  package var answered: [String]?
  package var suppliedAt: Timestamp
  /// The row of the returned workbook.
  package var origin: RowOrigin

  package init(
    candidateID: String, requestID: String, supplement: Supplement, answered: [String]? = nil, suppliedAt: Timestamp,
    origin: RowOrigin
  ) {
    self.candidateID = candidateID
    self.requestID = requestID
    self.supplement = supplement
    self.answered = answered
    self.suppliedAt = suppliedAt
    self.origin = origin
  }
}
