import CloudEvents
import Contracts

/// One case: a candidate at a society.
struct Allocation: Sendable, Hashable {
  enum Standing: String, Sendable {
    case open
    case returned
    case concluded
    /// Screening took it back: the candidate was withdrawn, refused after all, or goes to another society.
    case withdrawn
  }

  var candidateID: String
  /// From 1, for each candidate.
  var number: Int
  var caseID: String
  var society: String
  var field: String
  /// Why this society, in Chinese.
  var explanation: String
  var allocatedAt: Timestamp
  /// When the evaluation was due as the candidate was allocated; `ClockTable` has what became of it (A2.5).
  var dueAt: Timestamp
  var standing = Standing.open
  var endedAt: Timestamp?
}
