/// Whether a candidate is put forward, besides how far they have come.
struct CandidateStanding: Sendable, Hashable {
  enum State: String, Sendable, Hashable {
    case live
    /// An officer withdrew the candidate.
    case withdrawn
    /// The candidate was found to be another one, `mergedInto`.
    case merged
  }

  var state = State.live
  var mergedInto: String?
  /// The submission whose list named the candidate last.
  var listedIn: String
  /// The submission whose corrected list does not name the candidate any more, until an officer has said what that means.
  var missingFrom: String?
}
