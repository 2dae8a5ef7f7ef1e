import CloudEvents
import Contracts
import StateStore

/// The candidates and their decisions, inside one transaction.
struct CandidateTable {
  let transaction: any SQLTransaction

  /// - Parameter recommendation: the payload of `CandidateRecommended`, as it came.
  /// - Returns: whether the candidate is new; one who is known stays as they are.
  func insert(
    _ candidate: Candidate, recommendation: [UInt8], outcome: ScreeningOutcome, at time: Timestamp
  ) throws -> Bool {
    try transaction.execute(
      """
      INSERT INTO candidate (id, recommendation_json, field, outcome, decision, received_at) VALUES (?, ?, ?, ?, 1, ?)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(candidate.id), .text(String(decoding: recommendation, as: UTF8.self)), .text(candidate.field),
        .text(outcome.rawValue), .time(time),
      ]) == 1
  }

  func find(_ id: String) throws -> CandidateRecord? {
    let rows = try transaction.query(
      "SELECT recommendation_json, field, outcome, decision, withdrawn_at FROM candidate WHERE id = ?", [.text(id)])
    guard let row = rows.first else { return nil }
    guard let field = row.text(1), let outcome = row.text(2).flatMap(ScreeningOutcome.init(rawValue:)),
      let decision = row.integer(3)
    else { throw StoredJSON.damaged("candidate") }
    return CandidateRecord(
      recommended: try StoredJSON.value(CandidateRecommended.self, row.text(0), in: "candidate").candidate,
      field: field, outcome: outcome, decision: Int(decision), isWithdrawn: row.time(4) != nil)
  }

  /// Up to `limit` ids behind `last`, in their order.
  func ids(after last: String, limit: Int) throws -> [String] {
    try transaction.query(
      "SELECT id FROM candidate WHERE id > ? ORDER BY id LIMIT ?", [.text(last), .integer(Int64(limit))]
    ).compactMap { $0.text(0) }
  }

  /// The unit says otherwise than before.
  func update(_ candidate: Candidate, field: String) throws {
    try transaction.execute(
      "UPDATE candidate SET recommendation_json = ?, field = ? WHERE id = ?",
      [try StoredJSON.text(CandidateRecommended(candidate: candidate)), .text(field), .text(candidate.id)])
  }

  /// When the candidate was withdrawn; absent where they were not.
  func withdrawal(of id: String) throws -> Timestamp? {
    try transaction.query("SELECT withdrawn_at FROM candidate WHERE id = ?", [.text(id)]).first?.time(0)
  }

  func withdraw(_ id: String, at time: Timestamp) throws {
    try transaction.execute("UPDATE candidate SET withdrawn_at = ? WHERE id = ?", [.time(time), .text(id)])
  }

  func update(_ id: String, field: String, outcome: ScreeningOutcome, decision: Int) throws {
    try transaction.execute(
      "UPDATE candidate SET field = ?, outcome = ?, decision = ? WHERE id = ?",
      [.text(field), .text(outcome.rawValue), .integer(Int64(decision)), .text(id)])
  }

  /// Writes anew how the candidate was put forward: the unit supplied something.
  func update(_ id: String, recommended: Candidate) throws {
    try transaction.execute(
      "UPDATE candidate SET recommendation_json = ? WHERE id = ?",
      [try StoredJSON.text(CandidateRecommended(candidate: recommended)), .text(id)])
  }

  func insert(_ decision: Decision, of id: String) throws {
    try transaction.execute(
      """
      INSERT INTO decision
        (candidate_id, number, outcome, findings_json, clauses, officer, reason, rule_set, decided_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(id), .integer(Int64(decision.number)), .text(decision.outcome.rawValue),
        try StoredJSON.text(decision.findings), .text(decision.clauses.joined(separator: ",")),
        SQLValue(decision.officer), SQLValue(decision.reason), .text(decision.ruleSet), .time(decision.decidedAt),
      ])
  }

  func decision(_ number: Int, of id: String) throws -> Decision {
    let rows = try transaction.query(
      "\(Self.decisions) AND number = ?", [.text(id), .integer(Int64(number))])
    guard let row = rows.first else { throw StoredJSON.damaged("decision") }
    return try Self.decision(row)
  }

  /// All of a candidate's, the first one first.
  func decisions(of id: String) throws -> [Decision] {
    try transaction.query("\(Self.decisions) ORDER BY number", [.text(id)]).map(Self.decision)
  }

  private static let decisions = """
    SELECT outcome, findings_json, clauses, officer, reason, rule_set, decided_at, number
    FROM decision WHERE candidate_id = ?
    """

  private static func decision(_ row: SQLRow) throws -> Decision {
    guard let outcome = row.text(0).flatMap(ScreeningOutcome.init(rawValue:)),
      let clauses = row.text(2), let ruleSet = row.text(5), let decidedAt = row.time(6), let number = row.integer(7)
    else { throw StoredJSON.damaged("decision") }
    return Decision(
      number: Int(number), outcome: outcome,
      findings: try StoredJSON.value([Finding].self, row.text(1), in: "decision"),
      clauses: clauses.split(separator: ",").map(String.init), officer: row.text(3), reason: row.text(4),
      ruleSet: ruleSet, decidedAt: decidedAt)
  }
}
