import CloudEvents

/// Somebody who is or was invited to a briefing, or came to it (N2.2).
package struct InvitedView: Codable, Sendable, Hashable {
  package var candidateID: String
  package var person: String
  package var unit: String
  package var enterprise: String
  package var field: String
  package var level: Level
  package var state: InvitationState
  /// Since when.
  package var since: Timestamp
  package var cause: DisinvitationCause?
  package var attendance: Attendance
  /// Who recorded the attendance; absent while nobody has.
  package var recordedBy: String?
  package var recordedAt: Timestamp?

  package init(
    candidateID: String, person: String, unit: String, enterprise: String, field: String, level: Level,
    state: InvitationState, since: Timestamp, cause: DisinvitationCause? = nil, attendance: Attendance = .unknown,
    recordedBy: String? = nil, recordedAt: Timestamp? = nil
  ) {
    self.candidateID = candidateID
    self.person = person
    self.unit = unit
    self.enterprise = enterprise
    self.field = field
    self.level = level
    self.state = state
    self.since = since
    self.cause = cause
    self.attendance = attendance
    self.recordedBy = recordedBy
    self.recordedAt = recordedAt
  }
}
