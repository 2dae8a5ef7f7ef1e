import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The queue of candidates that an officer has to decide, inside one transaction.
struct ReviewTable {
  let transaction: any SQLTransaction

  func insert(
    _ candidate: Candidate, field: String, suggestion: ScreeningOutcome?, cause: String, at time: Timestamp
  ) throws {
    try transaction.execute(
      """
      INSERT INTO review (candidate_id, priority, field, suggestion, cause, requested_at) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(candidate.id), .integer(candidate.dispatch == .dispatched ? 0 : 1), .text(field),
        SQLValue(suggestion?.rawValue), .text(cause), .time(time),
      ])
  }

  /// Puts a candidate in the queue; one who is in it keeps their place.
  func put(
    _ candidate: Candidate, field: String, suggestion: ScreeningOutcome?, cause: String, at time: Timestamp
  ) throws {
    let changed = try transaction.execute(
      "UPDATE review SET priority = ?, field = ?, suggestion = ?, cause = ? WHERE candidate_id = ?",
      [
        .integer(candidate.dispatch == .dispatched ? 0 : 1), .text(field), SQLValue(suggestion?.rawValue), .text(cause),
        .text(candidate.id),
      ])
    if changed == 0 { try insert(candidate, field: field, suggestion: suggestion, cause: cause, at: time) }
  }

  func remove(_ candidateID: String) throws {
    try transaction.execute("DELETE FROM review WHERE candidate_id = ?", [.text(candidateID)])
  }

  /// Dispatched before planned (A2.4), then oldest first, then by id.
  func list(field: String?, _ page: PageRequest) throws -> [(position: [SQLValue], view: ReviewView)] {
    var conditions: [String] = []
    if field != nil { conditions.append("review.field = ?") }
    if page.after != nil {
      conditions.append("(review.priority, review.requested_at, review.candidate_id) > (?, ?, ?)")
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let arguments = (field.map { [SQLValue.text($0)] } ?? []) + (page.after ?? []) + [page.rows]
    return try transaction.query(
      """
      SELECT candidate.recommendation_json, review.field, decision.findings_json, review.suggestion, review.requested_at,
        review.cause, review.priority, review.candidate_id
      FROM review
      JOIN candidate ON candidate.id = review.candidate_id
      JOIN decision ON decision.candidate_id = candidate.id AND decision.number = candidate.decision
      \(selection)
      ORDER BY review.priority, review.requested_at, review.candidate_id LIMIT ?
      """, arguments
    ).map { row in
      guard let field = row.text(1), let requestedAt = row.time(4), let cause = row.text(5) else {
        throw StoredJSON.damaged("review")
      }
      let recommended = try StoredJSON.value(CandidateRecommended.self, row.text(0), in: "candidate").candidate
      let record = CandidateRecord(recommended: recommended, field: field, outcome: .underReview, decision: 0)
      let view = ReviewView(
        candidate: record.candidate, findings: try StoredJSON.value([Finding].self, row.text(2), in: "decision"),
        suggestion: row.text(3).flatMap(ScreeningOutcome.init(rawValue:)), requestedAt: requestedAt, cause: cause)
      return ([row.values[6], row.values[4], row.values[7]], view)
    }
  }
}
