import CloudEvents
import Contracts
import StateStore

/// The briefings as screening told of them (N2.2), inside one transaction.
struct BriefingTable {
  let transaction: any SQLTransaction

  /// Events of different candidates come in any order, so each holds the whole briefing, and the highest revision counts.
  ///
  /// - Parameter reason: why it was cancelled.
  /// - Returns: whether it is news.
  func hear(_ briefing: Briefing, reason: String? = nil) throws -> Bool {
    let content = SQLValue.blob(try JSON.encode(briefing))
    try transaction.execute(
      """
      INSERT INTO briefing_versions (briefing_id, sequence, content) VALUES (?, ?, ?)
      ON CONFLICT (briefing_id, sequence) DO NOTHING
      """, [.text(briefing.id), .integer(Int64(briefing.sequence)), content])
    return try transaction.execute(
      """
      INSERT INTO briefings (id, revision, starts_at, reason, content) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, starts_at = excluded.starts_at,
        reason = excluded.reason, content = excluded.content
      WHERE excluded.revision > briefings.revision
      """,
      [
        .text(briefing.id), .integer(Int64(briefing.revision)), .integer(briefing.startsAt.milliseconds),
        SQLValue(reason), content,
      ]) == 1
  }

  func get(_ id: String) throws -> (briefing: Briefing, reason: String?)? {
    try transaction.query("SELECT content, reason FROM briefings WHERE id = ?", [.text(id)]).first.map { row in
      (try JSON.decode(Briefing.self, from: row.blob(0) ?? []), row.text(1))
    }
  }

  /// As it was at a sequence that a unit was told of.
  func version(_ sequence: Int, of id: String) throws -> Briefing? {
    try transaction.query(
      "SELECT content FROM briefing_versions WHERE briefing_id = ? AND sequence = ?",
      [.text(id), .integer(Int64(sequence))]
    ).first.map { try JSON.decode(Briefing.self, from: $0.blob(0) ?? []) }
  }
}
