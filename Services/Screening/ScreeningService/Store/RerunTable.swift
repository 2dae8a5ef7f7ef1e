import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The reruns of screening and whom they judged otherwise, inside one transaction.
struct RerunTable {
  struct Rerun: Sendable, Hashable {
    var view: RerunView
    /// The last candidate that was looked at, in the order of ids; empty at the start.
    var lastID = ""
  }

  let transaction: any SQLTransaction

  func insert(ruleSet: String, officer: String, reason: String, at time: Timestamp) throws -> RerunView {
    let number = Int(
      try transaction.query("SELECT COALESCE(MAX(number), 0) + 1 FROM rerun", []).first?.integer(0) ?? 1)
    try transaction.execute(
      """
      INSERT INTO rerun (number, rule_set, officer, reason, started_at, last_id, totals_json)
      VALUES (?, ?, ?, ?, ?, '', ?)
      """,
      [
        .integer(Int64(number)), .text(ruleSet), .text(officer), .text(reason), .time(time),
        try StoredJSON.text(RerunTotals()),
      ])
    return RerunView(
      number: number, ruleSet: ruleSet, officer: officer, reason: reason, startedAt: time, totals: RerunTotals())
  }

  func update(_ rerun: Rerun) throws {
    try transaction.execute(
      "UPDATE rerun SET last_id = ?, totals_json = ?, finished_at = ? WHERE number = ?",
      [
        .text(rerun.lastID), try StoredJSON.text(rerun.view.totals),
        rerun.view.finishedAt.map(SQLValue.time) ?? .null, .integer(Int64(rerun.view.number)),
      ])
  }

  func insert(_ candidate: RerunCandidate, of number: Int) throws {
    try transaction.execute(
      "INSERT INTO rerun_candidate (rerun, candidate_id, result_json) VALUES (?, ?, ?)",
      [.integer(Int64(number)), .text(candidate.candidateID), try StoredJSON.text(candidate)])
  }

  // MARK: Reading

  private static let columns = "number, rule_set, officer, reason, started_at, finished_at, last_id, totals_json"

  func find(_ number: Int) throws -> Rerun? {
    try transaction.query("SELECT \(Self.columns) FROM rerun WHERE number = ?", [.integer(Int64(number))])
      .first.map(Self.read)
  }

  func running() throws -> Rerun? {
    try transaction.query("SELECT \(Self.columns) FROM rerun WHERE finished_at IS NULL ORDER BY number LIMIT 1", [])
      .first.map(Self.read)
  }

  /// The latest first.
  func list(_ page: PageRequest) throws -> [Rerun] {
    try transaction.query(
      "SELECT \(Self.columns) FROM rerun \(page.after == nil ? "" : "WHERE number < ?") ORDER BY number DESC LIMIT ?",
      (page.after ?? []) + [page.rows]
    ).map(Self.read)
  }

  /// By their ids.
  func candidates(of number: Int, _ page: PageRequest) throws -> [RerunCandidate] {
    try transaction.query(
      """
      SELECT result_json FROM rerun_candidate WHERE rerun = ? \(page.after == nil ? "" : "AND candidate_id > ?")
      ORDER BY candidate_id LIMIT ?
      """, [.integer(Int64(number))] + (page.after ?? []) + [page.rows]
    ).map { try StoredJSON.value(RerunCandidate.self, $0.text(0), in: "rerun_candidate") }
  }

  private static func read(_ row: SQLRow) throws -> Rerun {
    guard let number = row.integer(0), let ruleSet = row.text(1), let officer = row.text(2), let reason = row.text(3),
      let startedAt = row.time(4), let lastID = row.text(6)
    else { throw StoredJSON.damaged("rerun") }
    return Rerun(
      view: RerunView(
        number: Int(number), ruleSet: ruleSet, officer: officer, reason: reason, startedAt: startedAt,
        finishedAt: row.time(5), totals: try StoredJSON.value(RerunTotals.self, row.text(7), in: "rerun")),
      lastID: lastID)
  }
}
