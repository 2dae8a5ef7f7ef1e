import CloudEvents

/// What the history keeps of a supplement, or of one that did not come. Which columns, and not what was filled in: the history is
/// never erased from, and personal data have to be.
struct SupplementDetail: Sendable, Hashable, Encodable {
  var requestID: String
  /// By their place in a candidate, or `graduated` and `remark`.
  var supplied: [String]?
  var suppliedAt: Timestamp?
  /// Clauses that nothing came for.
  var items: [String]?
  var dueAt: Timestamp?
  /// Ids of the questions that were answered, or whose time has run out.
  var questions: [String]?
  /// Whether the candidate's decision was still open.
  var isOpen: Bool
}
