import Contracts
import Foundation
import Messaging

/// An officer records who came (N2.2). What was recorded before stays in the history.
enum AttendanceRecording {
  private static let most = 500

  static func record(_ request: RecordAttendance.Request, _ work: UnitOfWork) throws -> RecordAttendance.Response {
    let officer = try OfficerName.checked(request.officer)
    let reason = request.reason?.trimmingCharacters(in: .whitespacesAndNewlines)
    let table = BriefingTable(transaction: work.transaction)
    guard let briefing = try table.find(request.briefingID) else {
      throw ScreeningError.unknownBriefing(id: request.briefingID)
    }
    guard !briefing.cancelled else { throw ScreeningError.briefingCancelled(id: briefing.id) }
    guard briefing.startsAt <= work.now else { throw ScreeningError.briefingToCome(id: briefing.id) }
    guard (1...most).contains(request.entries.count) else {
      throw ScreeningError.invalidArgument(name: "entries", message: "takes 1 to \(most) candidates at once")
    }
    guard Set(request.entries.map(\.candidateID)).count == request.entries.count else {
      throw ScreeningError.invalidArgument(name: "entries", message: "name each candidate once")
    }
    var changed = 0
    var unknown: [String] = []
    var uninvited: [String] = []
    let invitations = InvitationTable(transaction: work.transaction)
    for entry in request.entries {
      guard try CandidateTable(transaction: work.transaction).find(entry.candidateID) != nil else {
        unknown.append(entry.candidateID)
        continue
      }
      let known = try invitations.find(briefing.id, entry.candidateID)
      if known?.state != .invited { uninvited.append(entry.candidateID) }
      let earlier = known?.attendance ?? .unknown
      guard earlier != entry.attendance else { continue }
      changed += 1
      let state = known?.state ?? .uninvited
      if known == nil {
        try invitations.put(briefing.id, entry.candidateID, state, cause: nil, at: work.now)
      }
      try invitations.note(entry.attendance, of: entry.candidateID, at: briefing.id, by: officer, at: work.now)
      try work.record(
        subject: entry.candidateID, actor: officer, action: "attendanceRecorded",
        detail: InvitationDetail(
          briefingID: briefing.id, attendance: entry.attendance, earlier: earlier, reason: reason))
      try work.emit(
        AttendanceRecorded(
          candidateID: entry.candidateID, briefing: briefing, state: state, attendance: entry.attendance,
          earlier: earlier, officer: officer, reason: reason, recordedAt: work.now),
        to: .screeningEvents, subject: entry.candidateID)
    }
    return RecordAttendance.Response(
      briefing: try table.view(briefing), changed: changed, unknown: unknown, uninvited: uninvited)
  }
}
