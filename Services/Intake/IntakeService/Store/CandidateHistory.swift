import CloudEvents
import Contracts
import StateStore

/// What happened to a candidate, one entry an event.
struct CandidateHistory {
  let transaction: any SQLTransaction

  func append(_ entry: Contracts.HistoryEntry, to candidate: String) throws {
    try transaction.execute(
      """
      INSERT INTO candidate_history (candidate_id, event_id, source, at, type, text, changed, ordinal)
      VALUES (?, ?, ?, ?, ?, ?, ?,
        (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM candidate_history WHERE candidate_id = ?))
      ON CONFLICT (candidate_id, source, event_id) DO NOTHING
      """,
      [
        .text(candidate), .text(entry.eventID), .text(entry.source), .integer(entry.at.milliseconds),
        .text(entry.type), .text(entry.text),
        SQLValue(try entry.changed.map { try JSON.encode($0) }), .text(candidate),
      ])
  }

  /// Oldest first; of one moment, in the order in which they were heard.
  func list(_ candidate: String) throws -> [Contracts.HistoryEntry] {
    try transaction.query(
      """
      SELECT at, event_id, source, type, text, changed FROM candidate_history WHERE candidate_id = ? ORDER BY at, ordinal
      """, [.text(candidate)]
    ).map { row in
      Contracts.HistoryEntry(
        at: Timestamp(milliseconds: row.integer(0) ?? 0), eventID: row.text(1) ?? "", source: row.text(2) ?? "",
        type: row.text(3) ?? "", text: row.text(4) ?? "",
        changed: try row.blob(5).map { try JSON.decode([ColumnChange].self, from: $0) })
    }
  }
}
