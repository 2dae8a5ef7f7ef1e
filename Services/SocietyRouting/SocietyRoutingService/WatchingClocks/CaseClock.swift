import CloudEvents
import Messaging

/// The clock of A2.5: the whole evaluation takes at most six months. An open case is noted in the history 30 days before
/// it is due and again when the time has run out; who asks for cases gets those that are due first at the top.
enum CaseClock {
  static let dueSoon = "caseDueSoon"
  static let overdue = "caseOverdue"

  private static let warningDays: Int64 = 30

  /// When a case that is due then is first noted.
  static func warning(before dueAt: Timestamp) -> Timestamp {
    Timestamp(milliseconds: dueAt.milliseconds - warningDays * 24 * 60 * 60 * 1000)
  }

  static func start(for item: SocietyCase, _ work: UnitOfWork) throws {
    try work.schedule(timer: dueSoon, subject: item.id, at: max(work.now, warning(before: item.dueAt)))
    try work.schedule(timer: overdue, subject: item.id, at: max(work.now, item.dueAt))
  }

  static func stop(for item: SocietyCase, _ work: UnitOfWork) throws {
    try work.cancel(timer: dueSoon, subject: item.id)
    try work.cancel(timer: overdue, subject: item.id)
  }

  static func add(to timers: inout TimerRouter) {
    for kind in [dueSoon, overdue] {
      timers.on(kind) { caseID, _, work in
        guard let item = try CaseTable(transaction: work.transaction).find(caseID), item.standing.isOpen else { return }
        try work.record(
          subject: item.candidate.id, actor: work.service.source, action: kind,
          detail: CaseDetail(caseID: caseID, stage: item.standing.stage, panel: item.panel, dueAt: item.dueAt))
      }
    }
  }
}
