import CloudEvents
import Contracts
import Messaging

/// The clock of A2.5 as this society keeps it for each of its cases: it stands while the candidate or the unit is waited for,
/// and what it warns of is noted in the history and counted, by a durable timer for the mark that comes next. Who asks for
/// cases gets those that are due first at the top.
///
/// Screening's clock is the one that counts. It gives its own with the case and tells of what changes there; what this
/// society changes itself holds here at once.
struct CaseClock: Sendable {
  static let timer = "caseClock"

  let term: EvaluationTerm

  func add(to timers: inout TimerRouter) {
    timers.on(Self.timer) { caseID, _, work in try ring(caseID, work) }
  }

  /// Sets the timer for a case that has just been taken in.
  func start(_ item: SocietyCase, _ work: UnitOfWork) throws {
    try schedule(item, work)
  }

  /// Writes the case with whatever has changed, and moves its timer.
  ///
  /// - Parameter dueAt: as screening reckons; absent: as this society does, where the clock has changed.
  func keep(_ item: SocietyCase, before: SocietyCase, dueAt: Timestamp? = nil, _ work: UnitOfWork) throws -> SocietyCase
  {
    var item = item
    if let dueAt {
      item.dueAt = dueAt
    } else if item.reading.clock != before.reading.clock {
      item.dueAt = term.due(of: item.reading.clock)
    }
    let early = item.reading.takeBack(by: term, now: work.now)
    try CaseTable(transaction: work.transaction).update(item)
    try schedule(item, work)
    if !early.isEmpty {
      try work.record(
        subject: item.candidate.id, actor: work.service.source, action: "clockMarkTakenBack",
        detail: CaseDetail(caseID: item.id, stage: item.standing.stage, dueAt: item.dueAt, marks: early))
    }
    return item
  }

  private func ring(_ caseID: String, _ work: UnitOfWork) throws {
    guard let before = try CaseTable(transaction: work.transaction).find(caseID), before.standing.isOpen else { return }
    var item = before
    let reached = item.reading.say(by: term, now: work.now)
    item = try keep(item, before: before, work)
    guard let reached else { return }
    SocietyMetrics.count(reached.mark, isLate: reached.late == true)
    try work.record(
      subject: item.candidate.id, actor: work.service.source, action: "clockMarkReached",
      detail: CaseDetail(
        caseID: caseID, stage: item.standing.stage, panel: item.panel, dueAt: item.dueAt, marks: [reached.mark],
        reachedAt: reached.reachedAt))
  }

  private func schedule(_ item: SocietyCase, _ work: UnitOfWork) throws {
    if item.standing.isOpen, let next = item.reading.next(by: term) {
      try work.schedule(timer: Self.timer, subject: item.id, at: next.at)
    } else {
      try work.cancel(timer: Self.timer, subject: item.id)
    }
    try InformationClock.schedule(item, work)
  }
}
