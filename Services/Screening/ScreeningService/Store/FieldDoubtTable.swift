import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// Candidates whose career text speaks of other fields than the declared one, inside one transaction.
struct FieldDoubtTable {
  let transaction: any SQLTransaction

  /// What was found by the rules stands for the candidate from now on; the same doubt keeps its place.
  ///
  /// - Parameter isNew: nobody was in the table before.
  func follow(_ findings: [Finding], of candidate: Candidate, isNew: Bool = false, at time: Timestamp) throws {
    guard let advice = findings.lazy.compactMap(\.advice).first, advice.relation == .disagrees else {
      if !isNew { try remove(candidate.id) }
      return
    }
    try transaction.execute(
      """
      INSERT INTO field_doubt (candidate_id, priority, field, advice_json, since) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (candidate_id) DO UPDATE SET priority = excluded.priority, field = excluded.field,
        advice_json = excluded.advice_json
      """,
      [
        .text(candidate.id), .integer(candidate.dispatch == .dispatched ? 0 : 1), .text(candidate.field),
        try StoredJSON.text(advice), .time(time),
      ])
  }

  /// - Returns: whether there was a doubt.
  @discardableResult
  func remove(_ candidateID: String) throws -> Bool {
    try transaction.execute("DELETE FROM field_doubt WHERE candidate_id = ?", [.text(candidateID)]) == 1
  }

  /// Of those who are still put forward and not evaluated yet: dispatched before planned (A2.4), then oldest first.
  func list(field: String?, _ page: PageRequest) throws -> [(position: [SQLValue], view: FieldDoubtView)] {
    var conditions = [
      "candidate.withdrawn_at IS NULL",
      """
      NOT EXISTS (
        SELECT 1 FROM allocation WHERE allocation.candidate_id = candidate.id AND allocation.standing = 'concluded'
      )
      """,
    ]
    if field != nil { conditions.append("field_doubt.field = ?") }
    if page.after != nil {
      conditions.append("(field_doubt.priority, field_doubt.since, field_doubt.candidate_id) > (?, ?, ?)")
    }
    return try transaction.query(
      """
      SELECT candidate.recommendation_json, candidate.field, candidate.outcome, field_doubt.advice_json,
        field_doubt.since, field_doubt.priority, field_doubt.candidate_id
      FROM field_doubt JOIN candidate ON candidate.id = field_doubt.candidate_id
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY field_doubt.priority, field_doubt.since, field_doubt.candidate_id LIMIT ?
      """, (field.map { [SQLValue.text($0)] } ?? []) + (page.after ?? []) + [page.rows]
    ).map { row in
      guard let field = row.text(1), let outcome = row.text(2).flatMap(ScreeningOutcome.init(rawValue:)),
        let since = row.time(4)
      else { throw StoredJSON.damaged("field_doubt") }
      let recommended = try StoredJSON.value(CandidateRecommended.self, row.text(0), in: "candidate").candidate
      let record = CandidateRecord(recommended: recommended, field: field, outcome: outcome, decision: 0)
      let view = FieldDoubtView(
        candidate: record.candidate, outcome: outcome,
        advice: try StoredJSON.value(FieldAdvice.self, row.text(3), in: "field_doubt"), since: since)
      return ([row.values[5], row.values[4], row.values[6]], view)
    }
  }
}
