import CloudEvents
import Contracts
import Messaging

/// Hears from screening of briefings, who is invited and who came (N2.2), and has the units told by their mail of the day.
struct BriefingFollowing: Sendable {
  private static let reminderTimer = "briefing-reminder"

  let asking: SupplementAsking
  var plan = BriefingPlan()

  func add(to router: inout EventRouter) {
    router.on(BriefingPlanned.self) { payload, _, work in try hear(payload.briefing, work) }
    router.on(BriefingChanged.self) { payload, _, work in try hear(payload.briefing, work) }
    router.on(BriefingCancelled.self) { payload, _, work in
      try hear(payload.briefing, reason: payload.reason, work)
    }
    router.on(BriefingInvited.self) { payload, event, work in
      let briefing = payload.briefing
      try hear(briefing, work)
      try table(work).hear(briefing.id, payload.candidateID, .invited)
      try CandidateFollowing.note(
        payload.candidateID, event, work, "受邀参加宣讲会“\(briefing.title)”，\(briefing.when)（N2.2）"
      ) { _ in }
      try tell(of: payload.candidateID, briefing, work)
    }
    router.on(BriefingDisinvited.self) { payload, event, work in
      let briefing = payload.briefing
      try hear(briefing, work)
      try table(work).hear(briefing.id, payload.candidateID, .disinvited, cause: payload.cause)
      try CandidateFollowing.note(
        payload.candidateID, event, work, "不再受邀参加宣讲会“\(briefing.title)”：\(payload.cause.title)"
      ) { _ in }
      try tell(of: payload.candidateID, briefing, work)
    }
    router.on(AttendanceRecorded.self) { payload, event, work in
      let briefing = payload.briefing
      try hear(briefing, work)
      try table(work).hear(payload.attendance, briefing.id, payload.candidateID, payload.state)
      let before = payload.earlier == .unknown ? "" : "（原记录：\(payload.earlier.title)）"
      let reason = payload.reason.map { "，理由：\($0)" } ?? ""
      try CandidateFollowing.note(
        payload.candidateID, event, work,
        "宣讲会“\(briefing.title)”：\(payload.attendance.title)\(before)，登记人：\(payload.officer)\(reason)"
      ) { _ in }
    }
  }

  func add(to timers: inout TimerRouter) {
    timers.on(Self.reminderTimer) { id, _, work in try remind(of: id, work) }
  }

  private func table(_ work: UnitOfWork) -> BriefingInvitationTable {
    BriefingInvitationTable(transaction: work.transaction)
  }

  /// What is news to the units of those who are invited is in their next mail.
  private func hear(_ briefing: Briefing, reason: String? = nil, _ work: UnitOfWork) throws {
    guard try BriefingTable(transaction: work.transaction).hear(briefing, reason: reason) else { return }
    let reminder = plan.reminder(of: briefing, mailHour: asking.plan.mailHour)
    if !briefing.cancelled, reminder > work.now {
      try work.schedule(timer: Self.reminderTimer, subject: briefing.id, at: reminder)
    } else {
      try work.cancel(timer: Self.reminderTimer, subject: briefing.id)
    }
    guard briefing.startsAt > work.now else { return }
    for unit in try table(work).units(of: briefing.id) {
      try asking.planMail(to: unit, by: plan.deadline(of: briefing), work)
    }
  }

  private func tell(of candidateID: String, _ heard: Briefing, _ work: UnitOfWork) throws {
    guard let entry = try CandidateTable(transaction: work.transaction).get(candidateID),
      // A later one may have been heard of already.
      let briefing = try BriefingTable(transaction: work.transaction).get(heard.id)?.briefing,
      briefing.startsAt > work.now
    else { return }
    try asking.planMail(to: entry.candidate.unit, by: plan.deadline(of: briefing), work)
  }

  /// The units' next mail reminds them: today's, where they had none.
  private func remind(of id: String, _ work: UnitOfWork) throws {
    guard let briefing = try BriefingTable(transaction: work.transaction).get(id)?.briefing, !briefing.cancelled,
      briefing.startsAt > work.now
    else { return }
    let yesterday = Timestamp(milliseconds: work.now.milliseconds - 12 * 60 * 60 * 1000)
    try table(work).remind(of: id, toldBefore: yesterday)
    for unit in try table(work).units(of: id) { try asking.planMail(to: unit, by: work.now, work) }
  }
}
