import Contracts

/// A candidate as screening keeps them.
struct CandidateRecord: Sendable, Hashable {
  /// As the unit put them forward.
  var recommended: Candidate
  /// By which the candidate is allocated.
  var field: String
  var outcome: ScreeningOutcome
  /// The number of the latest decision.
  var decision: Int

  /// The unit puts the candidate forward no longer.
  var isWithdrawn = false

  /// What a society receives: an officer may have changed the field, and a specialty of another field means nothing there.
  var candidate: Candidate {
    guard field != recommended.field else { return recommended }
    var candidate = recommended
    candidate.field = field
    candidate.specialty = nil
    return candidate
  }
}
