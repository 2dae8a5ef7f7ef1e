import CloudEvents
import Contracts

/// What the history keeps of a supplement, or of one that did not come.
struct SupplementDetail: Sendable, Hashable, Encodable {
  var requestID: String
  var supplement: Supplement?
  var suppliedAt: Timestamp?
  /// Clauses that nothing came for.
  var items: [String]?
  var dueAt: Timestamp?
  /// Whether the candidate's decision was still open.
  var isOpen: Bool
}
