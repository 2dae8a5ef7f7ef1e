import Contracts

/// One row that names a person and what became of it, as it is kept with the submission.
struct RowOutcome: Sendable, Hashable {
  var origin: RowOrigin
  var result: RowResult
  /// Absent for `repeated`, `elsewhere` and `rejected`.
  var candidateID: String?
  var note: RowNote?
}
