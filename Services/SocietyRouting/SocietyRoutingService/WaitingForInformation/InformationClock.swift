import CloudEvents
import Contracts
import Messaging

/// Reminds of what a case waits for, and ends the waiting question by question when its time has run out, by durable timers that
/// also fire after a downtime. Then the society goes on by what it has: nobody is refused on silence.
struct InformationClock: Sendable {
  static let reminderTimer = "informationReminder"
  static let expiryTimer = "informationExpiry"

  let society: String
  let clock: CaseClock

  func add(to timers: inout TimerRouter) {
    timers.on(Self.reminderTimer) { caseID, _, work in try remind(caseID, work) }
    timers.on(Self.expiryTimer) { caseID, _, work in try expire(caseID, work) }
  }

  /// Sets the timers to what is open, or cancels them.
  static func schedule(_ item: SocietyCase, _ work: UnitOfWork) throws {
    let round = item.standing.isOpen ? item.rounds.last : nil
    if let due = round?.nextDue {
      try work.schedule(timer: expiryTimer, subject: item.id, at: due)
    } else {
      try work.cancel(timer: expiryTimer, subject: item.id)
    }
    // Once a round, and not where its time runs out before.
    if let round, round.isOpen, round.remindedAt == nil, let reminder = reminder(of: round) {
      try work.schedule(timer: reminderTimer, subject: item.id, at: reminder)
    } else {
      try work.cancel(timer: reminderTimer, subject: item.id)
    }
  }

  private static func reminder(of round: InformationRound) -> Timestamp? {
    let time = InformationTerm.reminder(after: round.askedAt)
    guard let last = round.open.compactMap(\.dueAt).max(), time < last else { return nil }
    return time
  }

  private func remind(_ caseID: String, _ work: UnitOfWork) throws {
    guard let before = try CaseTable(transaction: work.transaction).find(caseID), before.standing.isOpen,
      let round = before.rounds.last, round.remindedAt == nil
    else { return }
    // After a downtime the time of some may have run out meanwhile: those are not reminded of.
    let open = round.open.filter { item in item.dueAt.map { $0 > work.now } ?? true }
    guard !open.isEmpty else { return }
    var item = before
    item.rounds[item.rounds.count - 1].remindedAt = work.now
    _ = try clock.keep(item, before: before, work)
    try work.record(
      subject: item.candidate.id, actor: work.service.source, action: "informationReminded",
      detail: CaseDetail(caseID: caseID, stage: item.standing.stage, items: open.map(\.id)))
    try work.emit(
      InformationReminded(
        caseID: caseID, candidateID: item.candidate.id, society: society, roundID: round.id, open: open,
        remindedAt: work.now),
      to: .societyEvents(society), subject: item.candidate.id)
  }

  private func expire(_ caseID: String, _ work: UnitOfWork) throws {
    guard let before = try CaseTable(transaction: work.transaction).find(caseID), before.standing.isOpen,
      var round = before.rounds.last
    else { return }
    let expired = round.expire(by: work.now)
    guard !expired.isEmpty else { return }
    // The waiting ended when it was due, however late that is noticed.
    let at = expired.compactMap(\.dueAt).max() ?? work.now
    var item = before
    item.rounds[item.rounds.count - 1] = round
    item.wait(for: round.waitsFor, at: at)
    item = try clock.keep(item, before: before, work)
    try work.record(
      subject: item.candidate.id, actor: work.service.source, action: "informationExpired",
      detail: CaseDetail(caseID: caseID, stage: item.standing.stage, dueAt: item.dueAt, items: expired.map(\.id)))
    try InformationTelling(society: society, work: work).settled(
      expired, as: .expired, in: item, round: round, officer: nil, note: nil, at: at)
    guard !round.isOpen else { return }
    try InformationTelling(society: society, work: work).received(
      item, officer: work.service.source, note: "逾期未补充，不再等待", at: at)
  }
}
