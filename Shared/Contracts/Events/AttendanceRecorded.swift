import CloudEvents

/// An officer recorded whether a candidate came to a briefing, or corrected it (N2.2).
package struct AttendanceRecorded: EventPayload {
  package static let eventType = "accord.screening.attendance-recorded.v1"
  package static let summary =
    "An officer recorded whether a candidate came to a briefing, or corrected it (N2.2)."

  package var candidateID: String
  package var briefing: Briefing
  package var state: InvitationState
  package var attendance: Attendance
  /// What was recorded before.
  package var earlier: Attendance
  package var officer: String
  package var reason: String?
  package var recordedAt: Timestamp

  package init(
    candidateID: String, briefing: Briefing, state: InvitationState, attendance: Attendance, earlier: Attendance,
    officer: String, reason: String? = nil, recordedAt: Timestamp
  ) {
    self.candidateID = candidateID
    self.briefing = briefing
    self.state = state
    self.attendance = attendance
    self.earlier = earlier
    self.officer = officer
    self.reason = reason
    self.recordedAt = recordedAt
  }
}
