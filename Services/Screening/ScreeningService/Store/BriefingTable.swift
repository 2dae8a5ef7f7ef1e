import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The briefings (N2.2), inside one transaction.
struct BriefingTable {
  /// Somebody whom a briefing may be for.
  struct Addressed: Sendable, Hashable {
    var record: CandidateRecord
    var receivedAt: Timestamp
  }

  let transaction: any SQLTransaction

  func insert(_ briefing: Briefing) throws {
    try transaction.execute(
      "INSERT INTO briefing (id, briefing_json, starts_at, cancelled, filled_to) VALUES (?, ?, ?, ?, '')",
      [
        .text(briefing.id), try StoredJSON.text(briefing), .time(briefing.startsAt),
        .integer(briefing.cancelled ? 1 : 0),
      ])
  }

  func update(_ briefing: Briefing) throws {
    try transaction.execute(
      "UPDATE briefing SET briefing_json = ?, starts_at = ?, cancelled = ? WHERE id = ?",
      [
        try StoredJSON.text(briefing), .time(briefing.startsAt), .integer(briefing.cancelled ? 1 : 0),
        .text(briefing.id),
      ])
  }

  func find(_ id: String) throws -> Briefing? {
    try transaction.query("SELECT briefing_json FROM briefing WHERE id = ?", [.text(id)]).first.map(Self.read)
  }

  func isAnyUpcoming(after now: Timestamp) throws -> Bool {
    try !transaction.query("SELECT 1 FROM briefing WHERE starts_at > ? AND cancelled = 0 LIMIT 1", [.time(now)])
      .isEmpty
  }

  /// The first to be held first.
  func upcoming(after now: Timestamp) throws -> [Briefing] {
    try transaction.query(
      "SELECT briefing_json FROM briefing WHERE starts_at > ? AND cancelled = 0 ORDER BY starts_at, id", [.time(now)]
    ).map(Self.read)
  }

  /// - Parameter now: absent: all.
  func list(upcomingAfter now: Timestamp?, _ page: PageRequest) throws -> [Briefing] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let now {
      conditions.append("starts_at > ? AND cancelled = 0")
      arguments.append(.time(now))
    }
    if let after = page.after {
      conditions.append("(starts_at, id) > (?, ?)")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT briefing_json FROM briefing \(selection) ORDER BY starts_at, id LIMIT ?", arguments + [page.rows]
    ).map(Self.read)
  }

  func view(_ briefing: Briefing) throws -> BriefingView {
    let counts = try InvitationTable(transaction: transaction).counts(of: briefing.id)
    return BriefingView(
      briefing: briefing, invited: counts.invited, disinvited: counts.disinvited, present: counts.present,
      absent: counts.absent)
  }

  // MARK: Inviting all who are there

  /// How far it has come.
  func filled(_ id: String) throws -> String {
    try transaction.query("SELECT filled_to FROM briefing WHERE id = ?", [.text(id)]).first?.text(0) ?? ""
  }

  func fill(_ id: String, behind candidate: String) throws {
    try transaction.execute("UPDATE briefing SET filled_to = ? WHERE id = ?", [.text(candidate), .text(id)])
  }

  /// Candidates of the briefing's fields who are held or evaluated and not invited, by their ids.
  func addressed(by briefing: Briefing, behind last: String, limit: Int) throws -> [Addressed] {
    try transaction.query(
      """
      SELECT candidate.recommendation_json, candidate.field, candidate.outcome, candidate.decision,
        candidate.withdrawn_at, candidate.received_at
      FROM (SELECT candidate_id FROM hold UNION SELECT candidate_id FROM clock WHERE is_open = 1) AS standing
      JOIN candidate ON candidate.id = standing.candidate_id
      LEFT JOIN invitation ON invitation.briefing_id = ? AND invitation.candidate_id = candidate.id
      WHERE candidate.id > ? AND candidate.field IN (\(briefing.fields.map { _ in "?" }.joined(separator: ", ")))
        AND COALESCE(invitation.state, '') <> 'invited'
      ORDER BY candidate.id LIMIT ?
      """, [.text(briefing.id), .text(last)] + briefing.fields.map { .text($0) } + [.integer(Int64(limit))]
    ).map { row in
      guard let field = row.text(1), let outcome = row.text(2).flatMap(ScreeningOutcome.init(rawValue:)),
        let decision = row.integer(3), let receivedAt = row.time(5)
      else { throw StoredJSON.damaged("candidate") }
      let recommended = try StoredJSON.value(CandidateRecommended.self, row.text(0), in: "candidate").candidate
      return Addressed(
        record: CandidateRecord(
          recommended: recommended, field: field, outcome: outcome, decision: Int(decision),
          isWithdrawn: row.time(4) != nil), receivedAt: receivedAt)
    }
  }

  private static func read(_ row: SQLRow) throws -> Briefing {
    try StoredJSON.value(Briefing.self, row.text(0), in: "briefing")
  }
}
