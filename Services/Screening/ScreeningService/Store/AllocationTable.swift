import CloudEvents
import Contracts
import StateStore

/// The cases at the societies and how many each got, inside one transaction.
struct AllocationTable {
  let transaction: any SQLTransaction

  /// Also counts the case for its society.
  func insert(_ allocation: Allocation) throws {
    try transaction.execute(
      """
      INSERT INTO allocation
        (candidate_id, number, case_id, society, field, explanation, allocated_at, due_at, standing)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(allocation.candidateID), .integer(Int64(allocation.number)), .text(allocation.caseID),
        .text(allocation.society), .text(allocation.field), .text(allocation.explanation),
        .time(allocation.allocatedAt), .time(allocation.dueAt), .text(allocation.standing.rawValue),
      ])
    try transaction.execute(
      """
      INSERT INTO society_tally (society, allocated) VALUES (?, 1)
      ON CONFLICT (society) DO UPDATE SET allocated = society_tally.allocated + 1
      """, [.text(allocation.society)])
  }

  /// All allocations of a candidate, the first one first.
  func list(of candidateID: String) throws -> [Allocation] {
    try transaction.query(
      """
      SELECT number, case_id, society, field, explanation, allocated_at, due_at, standing, ended_at
      FROM allocation WHERE candidate_id = ? ORDER BY number
      """, [.text(candidateID)]
    ).map { row in
      guard let number = row.integer(0), let caseID = row.text(1), let society = row.text(2), let field = row.text(3),
        let explanation = row.text(4), let allocatedAt = row.time(5), let dueAt = row.time(6),
        let standing = row.text(7).flatMap(Allocation.Standing.init(rawValue:))
      else { throw StoredJSON.damaged("allocation") }
      return Allocation(
        candidateID: candidateID, number: Int(number), caseID: caseID, society: society, field: field,
        explanation: explanation, allocatedAt: allocatedAt, dueAt: dueAt, standing: standing, endedAt: row.time(8))
    }
  }

  func end(
    _ allocation: Allocation, _ standing: Allocation.Standing, conclusion: Conclusion?, at time: Timestamp
  ) throws {
    try transaction.execute(
      """
      UPDATE allocation SET standing = ?, conclusion = ?, ended_at = ? WHERE candidate_id = ? AND number = ?
      """,
      [
        .text(standing.rawValue), SQLValue(conclusion?.rawValue), .time(time), .text(allocation.candidateID),
        .integer(Int64(allocation.number)),
      ])
  }

  /// - Parameter panel: stays as it is where absent.
  func note(_ allocation: Allocation, stage: Stage, panel: String?) throws {
    try transaction.execute(
      "UPDATE allocation SET stage = ?, panel = COALESCE(?, panel) WHERE candidate_id = ? AND number = ?",
      [
        .text(stage.rawValue), SQLValue(panel), .text(allocation.candidateID), .integer(Int64(allocation.number)),
      ])
  }

  /// Cases that a society got so far.
  func count(of society: String) throws -> Int {
    let rows = try transaction.query("SELECT allocated FROM society_tally WHERE society = ?", [.text(society)])
    return Int(rows.first?.integer(0) ?? 0)
  }
}
