import Contracts

/// What the history keeps of an invitation, its end, or an attendance.
struct InvitationDetail: Sendable, Hashable, Encodable {
  var briefingID: String
  var cause: DisinvitationCause?
  var attendance: Attendance?
  var earlier: Attendance?
  var reason: String?
}
