import CloudEvents

extension Examples {
  private static let briefing = Briefing(
    id: "01963be4-8080-7000-8000-0000000000b1", title: "工程会员申请与面试宣讲会",
    startsAt: Timestamp(milliseconds: 1_747_720_800_000),  // 2025-05-20T06:00:00Z
    endsAt: Timestamp(milliseconds: 1_747_728_000_000), timeZone: "Asia/Shanghai", place: "北京市示例路1号三层会议室",
    link: "https://meeting.example.org/1", note: "请携带申请表草稿。", fields: ["hydraulic", "civil"],
    specialties: ["civil/structural"], level: .professional, capacity: 120)
  private static let briefingCandidate = "01963be4-8080-7000-8000-00000000000a"
  private static let briefingOfficer = "officer-07"
  private static let said = Timestamp(milliseconds: 1_744_776_000_000)

  private static func briefing(revision: Int, sequence: Int, _ change: (inout Briefing) -> Void = { _ in }) -> Briefing
  {
    var changed = briefing
    changed.revision = revision
    changed.sequence = sequence
    change(&changed)
    return changed
  }

  static let briefingPlanned = BriefingPlanned(briefing: briefing, officer: briefingOfficer, plannedAt: said)
  static let briefingChanged = BriefingChanged(
    briefing: briefing(revision: 2, sequence: 1) { $0.place = "北京市示例路1号报告厅" }, changed: ["place"],
    officer: briefingOfficer, reason: "报名人数较多", changedAt: said)
  static let briefingCancelled = BriefingCancelled(
    briefing: briefing(revision: 3, sequence: 2) { $0.cancelled = true }, officer: briefingOfficer, reason: "另行安排",
    cancelledAt: said)
  static let briefingInvited = BriefingInvited(candidateID: briefingCandidate, briefing: briefing, invitedAt: said)
  static let briefingDisinvited = BriefingDisinvited(
    candidateID: briefingCandidate, briefing: briefing, cause: .notAddressed, disinvitedAt: said)
  static let attendanceRecorded = AttendanceRecorded(
    candidateID: briefingCandidate, briefing: briefing, state: .invited, attendance: .present, earlier: .absent,
    officer: briefingOfficer, reason: "签到表补录", recordedAt: Timestamp(milliseconds: 1_747_731_600_000))
}
