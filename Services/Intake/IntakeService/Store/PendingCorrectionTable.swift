import CloudEvents
import Contracts
import StateStore

/// What the lists of submissions that are not complete yet say of candidates who are known, inside one transaction.
struct PendingCorrectionTable {
  /// - `engineer`: what takes effect with the submission; absent where it has already.
  typealias Pending = (candidateID: String, engineer: RecommendedEngineer?)

  let transaction: any SQLTransaction

  /// - Returns: false where the submission names the candidate already.
  func insert(_ engineer: RecommendedEngineer?, of candidate: String, from submission: String) throws -> Bool {
    try transaction.execute(
      """
      INSERT INTO pending_corrections (submission_id, candidate_id, content) VALUES (?, ?, ?)
      ON CONFLICT (submission_id, candidate_id) DO NOTHING
      """, [.text(submission), .text(candidate), SQLValue(try engineer.map { try JSON.encode($0) })]) == 1
  }

  /// What the submission says of the candidate and has not taken effect; absent where it says nothing, or all of it has.
  func find(_ candidate: String, from submission: String) throws -> RecommendedEngineer? {
    try transaction.query(
      "SELECT content FROM pending_corrections WHERE submission_id = ? AND candidate_id = ?",
      [.text(submission), .text(candidate)]
    ).first?.blob(0).map { try JSON.decode(RecommendedEngineer.self, from: $0) }
  }

  func list(_ submission: String) throws -> [Pending] {
    try transaction.query(
      "SELECT candidate_id, content FROM pending_corrections WHERE submission_id = ? ORDER BY candidate_id",
      [.text(submission)]
    ).map { row in
      (row.text(0) ?? "", try row.blob(1).map { try JSON.decode(RecommendedEngineer.self, from: $0) })
    }
  }

  func clear(_ submission: String) throws {
    try transaction.execute("DELETE FROM pending_corrections WHERE submission_id = ?", [.text(submission)])
  }
}
