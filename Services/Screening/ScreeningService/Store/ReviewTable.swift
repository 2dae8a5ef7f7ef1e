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

  /// Puts a candidate in the queue; one who is in it keeps their place, and what was proposed on older data is void.
  func put(
    _ candidate: Candidate, field: String, suggestion: ScreeningOutcome?, cause: String, at time: Timestamp
  ) throws {
    let changed = try transaction.execute(
      """
      UPDATE review SET priority = ?, field = ?, suggestion = ?, cause = ?, proposal_json = NULL WHERE candidate_id = ?
      """,
      [
        .integer(candidate.dispatch == .dispatched ? 0 : 1), .text(field), SQLValue(suggestion?.rawValue), .text(cause),
        .text(candidate.id),
      ])
    if changed == 0 { try insert(candidate, field: field, suggestion: suggestion, cause: cause, at: time) }
  }

  func remove(_ candidateID: String) throws {
    try transaction.execute("DELETE FROM review WHERE candidate_id = ?", [.text(candidateID)])
  }

  // MARK: Officers

  func claim(_ candidateID: String, by officer: String, at time: Timestamp) throws {
    try transaction.execute(
      "UPDATE review SET claimed_by = ?, claimed_at = ? WHERE candidate_id = ?",
      [.text(officer), .time(time), .text(candidateID)])
  }

  func release(_ candidateID: String) throws {
    try transaction.execute(
      "UPDATE review SET claimed_by = NULL, claimed_at = NULL WHERE candidate_id = ?", [.text(candidateID)])
  }

  /// The candidate waits for a second officer; nobody has them meanwhile.
  func propose(_ proposal: ProposedRejection, of candidateID: String) throws {
    try transaction.execute(
      "UPDATE review SET proposal_json = ?, proposed_by = ?, claimed_by = NULL, claimed_at = NULL WHERE candidate_id = ?",
      [try StoredJSON.text(proposal), .text(proposal.officer), .text(candidateID)])
  }

  // MARK: Reading

  /// nil where the candidate waits for no officer.
  func find(_ candidateID: String) throws -> ReviewView? {
    try select("WHERE review.candidate_id = ?", [.text(candidateID)], limit: .integer(1)).first?.view
  }

  /// The first one that nobody has and whose rejection the officer did not propose.
  ///
  /// - Parameter upTo: nobody who stands behind this place.
  func next(for officer: String, field: String?, upTo place: QueuePlace? = nil) throws -> ReviewView? {
    var selection = "WHERE review.claimed_by IS NULL AND (review.proposal_json IS NULL OR review.proposed_by <> ?)"
    var arguments = [SQLValue.text(officer)]
    if let field {
      selection += " AND review.field = ?"
      arguments.append(.text(field))
    }
    if let place {
      selection += " AND (review.priority, review.requested_at) <= (?, ?)"
      arguments += [.integer(Int64(place.priority)), .time(place.since)]
    }
    return try select(selection, arguments, limit: .integer(1)).first?.view
  }

  func list(field: String?, _ page: PageRequest) throws -> [(position: [SQLValue], view: ReviewView)] {
    var conditions: [String] = []
    if field != nil { conditions.append("review.field = ?") }
    if page.after != nil {
      conditions.append("(review.priority, review.requested_at, review.candidate_id) > (?, ?, ?)")
    }
    return try select(
      conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "),
      (field.map { [SQLValue.text($0)] } ?? []) + (page.after ?? []), limit: page.rows)
  }

  /// Dispatched before planned (A2.4), then oldest first, then by id.
  private func select(
    _ selection: String, _ arguments: [SQLValue], limit: SQLValue
  ) throws -> [(position: [SQLValue], view: ReviewView)] {
    try transaction.query(
      """
      SELECT candidate.recommendation_json, review.field, decision.findings_json, review.suggestion, review.requested_at,
        review.cause, review.priority, review.candidate_id, review.claimed_by, review.claimed_at, review.proposal_json
      FROM review
      JOIN candidate ON candidate.id = review.candidate_id
      JOIN decision ON decision.candidate_id = candidate.id AND decision.number = candidate.decision
      \(selection)
      ORDER BY review.priority, review.requested_at, review.candidate_id LIMIT ?
      """, arguments + [limit]
    ).map { row in
      guard let field = row.text(1), let requestedAt = row.time(4), let cause = row.text(5) else {
        throw StoredJSON.damaged("review")
      }
      let recommended = try StoredJSON.value(CandidateRecommended.self, row.text(0), in: "candidate").candidate
      let record = CandidateRecord(recommended: recommended, field: field, outcome: .underReview, decision: 0)
      let view = ReviewView(
        candidate: record.candidate, findings: try StoredJSON.value([Finding].self, row.text(2), in: "decision"),
        suggestion: row.text(3).flatMap(ScreeningOutcome.init(rawValue:)), requestedAt: requestedAt, cause: cause,
        claimedBy: row.text(8), claimedAt: row.time(9),
        proposal: try row.text(10).map { try StoredJSON.value(ProposedRejection.self, $0, in: "review") })
      return ([row.values[6], row.values[4], row.values[7]], view)
    }
  }
}
