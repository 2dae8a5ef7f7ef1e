import CloudEvents
import Contracts
import Messaging

/// Keeps the clock of A2.5 for every candidate who was allocated: it runs from the first allocation to the conclusion,
/// stands while the unit or the candidate is waited for, and warns in time, by a durable timer for the mark that comes next.
///
/// Screening's is the clock that counts, since it alone outlives a transfer. A society keeps one of the same kind for each
/// case and is told of every change that it did not make itself.
struct CandidateClock: Sendable {
  static let timer = "clock"

  let term: EvaluationTerm

  func add(to timers: inout TimerRouter) {
    timers.on(Self.timer) { candidateID, _, work in try ring(candidateID, work) }
  }

  /// A society gets the candidate. The first time the clock starts; a transfer keeps it, and after a case was taken back it
  /// goes on from where it stopped.
  ///
  /// - Parameter earlier: the candidate's cases so far.
  func run(
    _ candidateID: String, caseID: String, society: String, earlier: [Allocation], _ work: UnitOfWork
  ) throws -> StoredClock {
    let known = earlier.isEmpty ? nil : try find(candidateID, work)
    var clock =
      known?.clock
      ?? StoredClock(candidateID: candidateID, reading: ClockReading(clock: EvaluationClock(startedAt: work.now)))
    clock.reading.clock.goOn(at: work.now)
    clock.caseID = caseID
    clock.society = society
    return try keep(clock, in: known?.isStored == true ? known?.clock : nil, tells: false, work)
  }

  /// Screening decided, and waits for the unit or does not any more: then what was asked and did not come is asked no longer.
  /// Before the first allocation there is no clock that stands or goes on.
  ///
  /// - Parameter since: when what was asked for came, or was due; absent: now.
  func follow(
    _ outcome: ScreeningOutcome, of candidateID: String, since: Timestamp? = nil, _ work: UnitOfWork
  ) throws {
    try BriefingInviting.follow(candidateID, work)
    if outcome != .informationRequired {
      try InformationRounds(work: work).settle(nil, of: candidateID, as: .withdrawn, at: work.now)
    }
    try change(candidateID, work) { clock in
      switch outcome {
      case .informationRequired: clock.reading.clock.pause(from: work.now, waitingFor: .unit, caseID: nil)
      case .rejected: clock.reading.clock.stop(at: work.now)
      case .passed, .underReview: clock.reading.clock.resume(at: min(since ?? work.now, work.now), caseID: nil)
      }
    }
  }

  /// The society waits for the candidate or the unit.
  func pause(_ asked: InformationAsked, _ work: UnitOfWork) throws {
    try change(asked.candidateID, work) { clock in
      clock.reading.clock.pause(from: asked.askedAt, waitingFor: asked.of, caseID: asked.caseID)
    }
  }

  /// Some of what the society waited for has come: somebody else is waited for from then on, or the same.
  func turn(_ settled: InformationItemsSettled, to waited: WaitedFor, _ work: UnitOfWork) throws {
    try change(settled.candidateID, work) { clock in
      clock.reading.clock.turn(at: settled.settledAt, to: waited, caseID: settled.caseID)
    }
  }

  /// What the society waited for has come.
  func resume(_ received: InformationReceived, _ work: UnitOfWork) throws {
    try change(received.candidateID, work) { clock in
      clock.reading.clock.resume(at: received.receivedAt, caseID: received.caseID)
    }
  }

  /// The society gave the case back: nobody has it, and the clock runs on.
  func leave(_ returned: CaseReturned, at time: Timestamp, _ work: UnitOfWork) throws {
    try change(returned.candidateID, work) { clock in
      clock.reading.clock.resume(at: time, caseID: returned.caseID)
      clock.society = nil
      clock.caseID = nil
    }
  }

  /// The case was taken back, or the candidate is put forward no longer.
  func stop(_ candidateID: String, _ work: UnitOfWork) throws {
    try BriefingInviting.follow(candidateID, work)
    try change(candidateID, work) { $0.reading.clock.stop(at: work.now) }
  }

  func conclude(_ candidateID: String, at time: Timestamp, _ work: UnitOfWork) throws {
    try BriefingInviting.follow(candidateID, work)
    try change(candidateID, work) { clock in
      clock.reading.clock.stop(at: time)
      clock.isConcluded = true
    }
  }

  /// Reckons anew with the calendar that holds now.
  func revise(_ known: StoredClock, _ work: UnitOfWork) throws {
    _ = try keep(known, in: known, tells: true, work)
  }

  // MARK: Warning

  private func ring(_ candidateID: String, _ work: UnitOfWork) throws {
    guard let known = try find(candidateID, work) else { return }
    var clock = known.clock
    // A version before let the clocks of some run on whose way had ended.
    try followRecord(in: &clock, work)
    let isMended = clock != known.clock
    let reached = clock.reading.say(by: term, now: work.now)
    clock = try keep(clock, in: known.isStored ? known.clock : nil, tells: isMended || !known.isStored, work)
    guard let reached else { return }
    let (total, waited) = term.lengths(of: clock.reading.clock, now: reached.reachedAt)
    let isLate = reached.late == true
    ScreeningMetrics.count(reached.mark, isLate: isLate)
    try work.record(
      subject: candidateID, actor: work.service.source, action: "clockMarkReached",
      detail: ClockDetail(clock, dueAt: term.due(of: clock.reading.clock), marks: [reached.mark]))
    try work.emit(
      ClockMarkReached(
        candidateID: candidateID, mark: reached.mark, reachedAt: reached.reachedAt, late: isLate,
        dueAt: term.due(of: clock.reading.clock), society: clock.society, caseID: clock.caseID,
        netSeconds: (total - waited) / 1000, waitedSeconds: waited / 1000),
      to: .screeningEvents, subject: candidateID)
  }

  // MARK: Keeping

  private func change(_ candidateID: String, _ work: UnitOfWork, _ body: (inout StoredClock) -> Void) throws {
    guard let known = try find(candidateID, work) else { return }
    var clock = known.clock
    body(&clock)
    guard clock != known.clock || !known.isStored else { return }
    clock = try keep(clock, in: known.isStored ? known.clock : nil, tells: true, work)
    // A conclusion or a withdrawal has a line of its own.
    guard clock.reading.clock != known.clock.reading.clock, clock.reading.clock.stoppedAt == nil else { return }
    try work.record(
      subject: candidateID, actor: work.service.source, action: "clockChanged",
      detail: ClockDetail(clock, dueAt: term.due(of: clock.reading.clock)))
  }

  /// - Returns: what was kept: without the marks that turn out to be yet to come.
  private func keep(
    _ clock: StoredClock, in place: StoredClock?, tells: Bool, _ work: UnitOfWork
  ) throws -> StoredClock {
    var clock = clock
    let table = ClockTable(transaction: work.transaction)
    let early = clock.reading.takeBack(by: term, now: work.now)
    let hadDue = try place == nil ? nil : table.due(of: clock.candidateID)
    let due = term.due(of: clock.reading.clock)
    try table.put(clock, in: place, by: term)
    if let next = clock.reading.next(by: term) {
      try work.schedule(timer: Self.timer, subject: clock.candidateID, at: next.at)
    } else {
      try work.cancel(timer: Self.timer, subject: clock.candidateID)
    }
    if !early.isEmpty {
      try work.record(
        subject: clock.candidateID, actor: work.service.source, action: "clockMarkTakenBack",
        detail: ClockDetail(clock, dueAt: due, marks: early))
    }
    let isOther = place?.reading.clock != clock.reading.clock || hadDue != due
    if tells, isOther, clock.reading.clock.stoppedAt == nil, let caseID = clock.caseID, let society = clock.society {
      try work.emit(
        CaseClockChanged(
          caseID: caseID, candidateID: clock.candidateID, society: society, clock: clock.reading.clock, dueAt: due),
        to: .societyCases(society), subject: clock.candidateID)
    }
    return clock
  }

  /// A store of before has allocations and no clocks: one is made of them.
  private func find(_ candidateID: String, _ work: UnitOfWork) throws -> (clock: StoredClock, isStored: Bool)? {
    if let clock = try ClockTable(transaction: work.transaction).find(candidateID) { return (clock, true) }
    let cases = try AllocationTable(transaction: work.transaction).list(of: candidateID)
    guard let first = cases.first, let last = cases.last else { return nil }
    var clock = StoredClock(
      candidateID: candidateID, reading: ClockReading(clock: EvaluationClock(startedAt: first.allocatedAt)))
    if last.standing != .returned {
      clock.society = last.society
      clock.caseID = last.caseID
    }
    if let ended = last.endedAt, last.standing == .concluded || last.standing == .withdrawn {
      clock.reading.clock.stop(at: ended)
      clock.isConcluded = last.standing == .concluded
    }
    try followRecord(in: &clock, work)
    return (clock, false)
  }

  /// The clock stands for whoever is put forward no longer or was refused, and while screening waits for the unit. Where that was
  /// said when it became known, it changes nothing.
  private func followRecord(in clock: inout StoredClock, _ work: UnitOfWork) throws {
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(clock.candidateID) else { return }
    if let withdrawn = try candidates.withdrawal(of: clock.candidateID) {
      return clock.reading.clock.stop(at: withdrawn)
    }
    guard record.outcome == .rejected || record.outcome == .informationRequired else { return }
    let decidedAt = try candidates.decision(record.decision, of: clock.candidateID).decidedAt
    if record.outcome == .rejected {
      clock.reading.clock.stop(at: decidedAt)
    } else {
      clock.reading.clock.pause(from: decidedAt, waitingFor: .unit, caseID: nil)
    }
  }
}
