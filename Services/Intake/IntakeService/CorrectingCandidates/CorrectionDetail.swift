/// What the history keeps of a correction. Which columns, and not what stood in them: the history is never erased from, and
/// personal data have to be.
struct CorrectionDetail: Sendable, Hashable, Encodable {
  /// An opaque id: the submission or the pair that it comes from.
  var cause: String
  /// As in `CandidateCorrected.changed`.
  var changed: [String]
}
