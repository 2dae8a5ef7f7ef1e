import CloudEvents
import Contracts
import StateStore

/// Who is invited to which briefing (N2.2), and what their unit was told of it, inside one transaction.
struct BriefingInvitationTable {
  enum Told: String, Sendable {
    case invited
    case disinvited
    case cancelled
  }

  struct Entry: Sendable, Hashable {
    var briefingID: String
    var candidate: Candidate
    /// The unit puts the candidate forward, as far as intake knows.
    var isLive: Bool
    var state: InvitationState
    var cause: DisinvitationCause?
    var told: Told?
    var toldSequence: Int
    var isReminderDue: Bool
  }

  let transaction: any SQLTransaction

  /// What screening says; what the unit was told stays.
  func hear(_ briefing: String, _ candidate: String, _ state: InvitationState, cause: DisinvitationCause? = nil) throws
  {
    try transaction.execute(
      """
      INSERT INTO briefing_invitations (briefing_id, candidate_id, state, cause, attendance, reminder_due)
      VALUES (?, ?, ?, ?, 'unknown', 0)
      ON CONFLICT (briefing_id, candidate_id) DO UPDATE SET state = excluded.state, cause = excluded.cause
      """, [.text(briefing), .text(candidate), .text(state.rawValue), SQLValue(cause?.rawValue)])
  }

  func hear(_ attendance: Attendance, _ briefing: String, _ candidate: String, _ state: InvitationState) throws {
    try transaction.execute(
      """
      INSERT INTO briefing_invitations (briefing_id, candidate_id, state, attendance, reminder_due)
      VALUES (?, ?, ?, ?, 0)
      ON CONFLICT (briefing_id, candidate_id) DO UPDATE SET attendance = excluded.attendance
      """, [.text(briefing), .text(candidate), .text(state.rawValue), .text(attendance.rawValue)])
  }

  /// Of a unit's people, for briefings that are still to be held: by briefing, then as they were recommended.
  func upcoming(unit: String, after now: Timestamp) throws -> [Entry] {
    try transaction.query(
      """
      SELECT invitation.briefing_id, invitation.state, invitation.cause, invitation.told_state,
        invitation.told_sequence, invitation.reminder_due, candidates.content, candidates.standing
      FROM candidates
      JOIN briefing_invitations AS invitation ON invitation.candidate_id = candidates.id
      JOIN briefings ON briefings.id = invitation.briefing_id
      WHERE candidates.unit = ? AND briefings.starts_at > ?
      ORDER BY briefings.starts_at, briefings.id, candidates.ordinal
      """, [.text(unit), .integer(now.milliseconds)]
    ).map { row in
      Entry(
        briefingID: row.text(0) ?? "", candidate: try JSON.decode(Candidate.self, from: row.blob(6) ?? []),
        isLive: row.text(7) == "live", state: row.text(1).flatMap(InvitationState.init(rawValue:)) ?? .disinvited,
        cause: row.text(2).flatMap(DisinvitationCause.init(rawValue:)), told: row.text(3).flatMap(Told.init(rawValue:)),
        toldSequence: Int(row.integer(4) ?? 0), isReminderDue: row.integer(5) == 1)
    }
  }

  func tell(_ told: Told, sequence: Int, _ briefing: String, _ candidate: String, at now: Timestamp) throws {
    try transaction.execute(
      """
      UPDATE briefing_invitations SET told_state = ?, told_sequence = ?, told_at = ?, reminder_due = 0
      WHERE briefing_id = ? AND candidate_id = ?
      """,
      [
        .text(told.rawValue), .integer(Int64(sequence)), .integer(now.milliseconds), .text(briefing), .text(candidate),
      ])
  }

  /// Of all who were invited by a mail before `day`, the units are reminded.
  func remind(of briefing: String, toldBefore day: Timestamp) throws {
    try transaction.execute(
      """
      UPDATE briefing_invitations SET reminder_due = 1
      WHERE briefing_id = ? AND state = 'invited' AND told_state = 'invited' AND told_at < ?
      """, [.text(briefing), .integer(day.milliseconds)])
  }

  /// The units that have people whom the briefing concerns.
  func units(of briefing: String) throws -> [String] {
    try transaction.query(
      """
      SELECT DISTINCT candidates.unit FROM briefing_invitations
      JOIN candidates ON candidates.id = briefing_invitations.candidate_id
      WHERE briefing_id = ? AND (state = 'invited' OR told_state = 'invited') ORDER BY candidates.unit
      """, [.text(briefing)]
    ).compactMap { $0.text(0) }
  }

  /// A candidate's, the first to be held first.
  func list(ofCandidate id: String) throws -> [CandidateBriefing] {
    try transaction.query(
      """
      SELECT briefings.content, state, cause, attendance FROM briefing_invitations
      JOIN briefings ON briefings.id = briefing_invitations.briefing_id
      WHERE candidate_id = ? ORDER BY briefings.starts_at, briefings.id
      """, [.text(id)]
    ).map { row in
      CandidateBriefing(
        try JSON.decode(Briefing.self, from: row.blob(0) ?? []),
        state: row.text(1).flatMap(InvitationState.init(rawValue:)) ?? .disinvited,
        cause: row.text(2).flatMap(DisinvitationCause.init(rawValue:)),
        attendance: row.text(3).flatMap(Attendance.init(rawValue:)) ?? .unknown)
    }
  }
}
