import Contracts

/// What the history keeps of a correction.
struct CorrectionDetail: Sendable, Hashable, Encodable {
  /// An opaque id: the submission or the pair that it comes from.
  var cause: String
  var changed: [ColumnChange]
}
