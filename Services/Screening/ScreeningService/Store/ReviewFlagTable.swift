import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The flags by which an officer always decides, inside one transaction. Flags are never removed; their keys are, when they end.
struct ReviewFlagTable {
  let transaction: any SQLTransaction

  private static let columns = """
    review_flag.id, review_flag.kind, review_flag.candidate_id, review_flag.unit, review_flag.officer, review_flag.reason,
    review_flag.flagged_at, review_flag.ended_at, review_flag.ended_by, review_flag.end_reason, review_flag.ordinal
    """

  func insert(_ flag: ReviewFlagView) throws {
    try transaction.execute(
      """
      INSERT INTO review_flag (id, ordinal, kind, candidate_id, unit, officer, reason, flagged_at)
      VALUES (?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM review_flag), ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(flag.id), .text(flag.kind.rawValue), SQLValue(flag.candidateID), SQLValue(flag.unit), .text(flag.officer),
        .text(flag.reason), .time(flag.flaggedAt),
      ])
  }

  /// Finds the flag under these from now on, too.
  func add(_ keys: [String], to flag: String) throws {
    for key in keys {
      try transaction.execute(
        "INSERT INTO review_flag_key (key, flag_id) VALUES (?, ?) ON CONFLICT (key, flag_id) DO NOTHING",
        [.text(key), .text(flag)])
    }
  }

  func end(_ flag: ReviewFlagView) throws {
    try transaction.execute(
      "UPDATE review_flag SET ended_at = ?, ended_by = ?, end_reason = ? WHERE id = ?",
      [SQLValue(flag.endedAt?.milliseconds), SQLValue(flag.endedBy), SQLValue(flag.endReason), .text(flag.id)])
    try transaction.execute("DELETE FROM review_flag_key WHERE flag_id = ?", [.text(flag.id)])
  }

  // MARK: Reading

  /// Whether any flag is in force.
  func isAny() throws -> Bool {
    try !transaction.query("SELECT 1 FROM review_flag_key LIMIT 1", []).isEmpty
  }

  /// Those in force under any of the keys, each once, oldest first.
  func list(under keys: [String]) throws -> [ReviewFlagView] {
    let places = keys.map { _ in "?" }.joined(separator: ", ")
    return try transaction.query(
      """
      SELECT DISTINCT \(Self.columns) FROM review_flag_key JOIN review_flag ON review_flag.id = review_flag_key.flag_id
      WHERE review_flag_key.key IN (\(places)) ORDER BY review_flag.ordinal
      """, keys.map { .text($0) }
    ).map(Self.view)
  }

  func find(_ id: String) throws -> ReviewFlagView? {
    try transaction.query("SELECT \(Self.columns) FROM review_flag WHERE id = ?", [.text(id)]).first.map(Self.view)
  }

  func list(ended: Bool, _ page: PageRequest) throws -> [(position: [SQLValue], view: ReviewFlagView)] {
    var conditions = ended ? [] : ["ended_at IS NULL"]
    if page.after != nil { conditions.append("ordinal > ?") }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM review_flag \(selection) ORDER BY ordinal LIMIT ?", (page.after ?? []) + [page.rows]
    ).map { ([$0.values[10]], try Self.view($0)) }
  }

  private static func view(_ row: SQLRow) throws -> ReviewFlagView {
    guard let id = row.text(0), let kind = row.text(1).flatMap(ReviewFlagKind.init(rawValue:)),
      let officer = row.text(4), let reason = row.text(5), let flaggedAt = row.time(6)
    else { throw StoredJSON.damaged("review_flag") }
    return ReviewFlagView(
      id: id, kind: kind, candidateID: row.text(2), unit: row.text(3), officer: officer, reason: reason,
      flaggedAt: flaggedAt, endedAt: row.time(7), endedBy: row.text(8), endReason: row.text(9))
  }
}
