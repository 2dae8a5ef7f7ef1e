/// What became of one row that names a person.
enum RowResult: String, Sendable, Hashable, CaseIterable {
  /// A new candidate.
  case taken
  /// A new candidate who may be somebody who is known already: held until a person says which (`DecideDuplicate`).
  case doubtful
  /// A candidate of the unit who is known, with other data than before.
  case updated
  /// A candidate of the unit who is known, and nothing is new.
  case unchanged
  /// A candidate of the unit on whom a society has concluded: what the row says otherwise changes nothing.
  case concluded
  /// The same person as on a row above, in the same submission.
  case repeated
  /// Somebody whom another unit has put forward.
  case elsewhere
  /// The row has a fault that makes it unreadable; `SubmissionView.rowErrors` says which.
  case rejected

  // Of a row of a supplement workbook.
  /// It supplies something new.
  case supplied
  /// All that it says came before.
  case suppliedBefore
  /// Nothing was filled in.
  case leftEmpty
  /// Nothing was taken because of what `SubmissionView.rowErrors` says.
  case notSupplied

  static let supplements: Set<RowResult> = [.supplied, .suppliedBefore, .leftEmpty, .notSupplied]
}
