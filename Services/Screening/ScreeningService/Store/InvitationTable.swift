import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// Who is invited to which briefing, and came (N2.2), inside one transaction.
struct InvitationTable {
  struct Entry: Sendable, Hashable {
    var state: InvitationState
    var cause: DisinvitationCause?
    var attendance: Attendance
  }

  struct Counts: Sendable, Hashable {
    var invited = 0
    var disinvited = 0
    var present = 0
    var absent = 0
  }

  let transaction: any SQLTransaction

  func find(_ briefing: String, _ candidate: String) throws -> Entry? {
    try transaction.query(
      "SELECT state, cause, attendance FROM invitation WHERE briefing_id = ? AND candidate_id = ?",
      [.text(briefing), .text(candidate)]
    ).first.map { try Self.entry($0, at: 0) }
  }

  /// What was recorded of the attendance stays.
  func put(
    _ briefing: String, _ candidate: String, _ state: InvitationState, cause: DisinvitationCause?, at now: Timestamp
  ) throws {
    try transaction.execute(
      """
      INSERT INTO invitation (briefing_id, candidate_id, state, since, cause, to_review, attendance)
      VALUES (?, ?, ?, ?, ?, 0, 'unknown')
      ON CONFLICT (briefing_id, candidate_id) DO UPDATE SET
        state = excluded.state, since = excluded.since, cause = excluded.cause, to_review = 0
      """,
      [.text(briefing), .text(candidate), .text(state.rawValue), .time(now), SQLValue(cause?.rawValue)])
  }

  func note(
    _ attendance: Attendance, of candidate: String, at briefing: String, by officer: String, at now: Timestamp
  ) throws {
    try transaction.execute(
      """
      UPDATE invitation SET attendance = ?, recorded_by = ?, recorded_at = ? WHERE briefing_id = ? AND candidate_id = ?
      """, [.text(attendance.rawValue), .text(officer), .time(now), .text(briefing), .text(candidate)])
  }

  // MARK: Looking again

  func reviewAll(of briefing: String) throws {
    try transaction.execute(
      "UPDATE invitation SET to_review = 1 WHERE briefing_id = ? AND state = 'invited'", [.text(briefing)])
  }

  func toReview(of briefing: String, limit: Int) throws -> [String] {
    try transaction.query(
      "SELECT candidate_id FROM invitation WHERE briefing_id = ? AND to_review = 1 ORDER BY candidate_id LIMIT ?",
      [.text(briefing), .integer(Int64(limit))]
    ).compactMap { $0.text(0) }
  }

  func reviewed(_ briefing: String, _ candidate: String) throws {
    try transaction.execute(
      "UPDATE invitation SET to_review = 0 WHERE briefing_id = ? AND candidate_id = ?",
      [.text(briefing), .text(candidate)])
  }

  // MARK: Reading

  func counts(of briefing: String) throws -> Counts {
    var counts = Counts()
    let rows = try transaction.query(
      "SELECT state, attendance, COUNT(*) FROM invitation WHERE briefing_id = ? GROUP BY state, attendance",
      [.text(briefing)])
    for row in rows {
      let number = Int(row.integer(2) ?? 0)
      switch row.text(0).flatMap(InvitationState.init(rawValue:)) {
      case .invited: counts.invited += number
      case .disinvited: counts.disinvited += number
      case .uninvited: break
      case nil: throw StoredJSON.damaged("invitation")
      }
      switch row.text(1).flatMap(Attendance.init(rawValue:)) {
      case .present: counts.present += number
      case .absent: counts.absent += number
      case .unknown: break
      case nil: throw StoredJSON.damaged("invitation")
      }
    }
    return counts
  }

  /// A candidate's, the first to be held first.
  func list(ofCandidate id: String) throws -> [CandidateBriefing] {
    try transaction.query(
      """
      SELECT briefing.briefing_json, invitation.state, invitation.cause, invitation.attendance
      FROM invitation JOIN briefing ON briefing.id = invitation.briefing_id
      WHERE invitation.candidate_id = ? ORDER BY briefing.starts_at, briefing.id
      """, [.text(id)]
    ).map { row in
      let entry = try Self.entry(row, at: 1)
      return CandidateBriefing(
        try StoredJSON.value(Briefing.self, row.text(0), in: "briefing"), state: entry.state, cause: entry.cause,
        attendance: entry.attendance)
    }
  }

  /// By the candidates' ids.
  func list(of briefing: String, state: InvitationState?, _ page: PageRequest) throws -> [InvitedView] {
    var conditions = ["invitation.briefing_id = ?"]
    var arguments: [SQLValue] = [.text(briefing)]
    if let state {
      conditions.append("invitation.state = ?")
      arguments.append(.text(state.rawValue))
    }
    if let after = page.after {
      conditions.append("invitation.candidate_id > ?")
      arguments += after
    }
    return try transaction.query(
      """
      SELECT invitation.state, invitation.cause, invitation.attendance, invitation.candidate_id, invitation.since,
        invitation.recorded_by, invitation.recorded_at, candidate.recommendation_json, candidate.field
      FROM invitation JOIN candidate ON candidate.id = invitation.candidate_id
      WHERE \(conditions.joined(separator: " AND ")) ORDER BY invitation.candidate_id LIMIT ?
      """, arguments + [page.rows]
    ).map { row in
      let entry = try Self.entry(row, at: 0)
      guard let id = row.text(3), let since = row.time(4), let field = row.text(8) else {
        throw StoredJSON.damaged("invitation")
      }
      let candidate = try StoredJSON.value(CandidateRecommended.self, row.text(7), in: "candidate").candidate
      return InvitedView(
        candidateID: id, person: candidate.person.name, unit: candidate.unit, enterprise: candidate.enterprise.name,
        field: field, level: candidate.level, state: entry.state, since: since, cause: entry.cause,
        attendance: entry.attendance, recordedBy: row.text(5), recordedAt: row.time(6))
    }
  }

  private static func entry(_ row: SQLRow, at column: Int) throws -> Entry {
    guard let state = row.text(column).flatMap(InvitationState.init(rawValue:)),
      let attendance = row.text(column + 2).flatMap(Attendance.init(rawValue:))
    else { throw StoredJSON.damaged("invitation") }
    return Entry(
      state: state, cause: row.text(column + 1).flatMap(DisinvitationCause.init(rawValue:)), attendance: attendance)
  }
}
