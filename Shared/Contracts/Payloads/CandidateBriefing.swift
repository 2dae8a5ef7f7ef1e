import CloudEvents

/// A briefing as it concerns one candidate (N2.2).
package struct CandidateBriefing: Codable, Sendable, Hashable {
  package var briefingID: String
  package var title: String
  package var startsAt: Timestamp
  /// An IANA name.
  package var timeZone: String
  package var place: String?
  package var link: String?
  package var cancelled: Bool
  package var state: InvitationState
  /// Why no more; absent while invited.
  package var cause: DisinvitationCause?
  package var attendance: Attendance

  package init(
    _ briefing: Briefing, state: InvitationState, cause: DisinvitationCause? = nil, attendance: Attendance = .unknown
  ) {
    briefingID = briefing.id
    title = briefing.title
    startsAt = briefing.startsAt
    timeZone = briefing.timeZone
    place = briefing.place
    link = briefing.link
    cancelled = briefing.cancelled
    self.state = state
    self.cause = cause
    self.attendance = attendance
  }
}
