import Contracts
import Messaging

/// Sends a candidate who passed to a society, or holds them until there is one (N2.3).
struct CaseAllocation: Sendable {
  let registry: CurrentRegistry
  let clock: CandidateClock

  init(registry: CurrentRegistry, term: EvaluationTerm) {
    self.registry = registry
    clock = CandidateClock(term: term)
  }

  /// - Parameters:
  ///   - earlier: the candidate's allocations so far; their societies gave the case back.
  /// - Returns: the society, absent while held.
  func allocate(
    _ candidate: Candidate, findings: [Finding], earlier: [Allocation] = [], _ work: UnitOfWork
  ) throws -> String? {
    // Whoever waits longer goes first, also to the place that became free a moment ago.
    if try HoldRelease.isDue(for: candidate.field, work) {
      try hold(
        candidate, "\(AllocationRule.name(candidate.field))有先到的人选正在依次分配，随后自动分配", work)
      return nil
    }
    if let society = try allocateIfServed(candidate, findings: findings, earlier: earlier, work) { return society }
    try hold(candidate, earlier: earlier, work)
    return nil
  }

  /// Allocates where a society of the field has not given the candidate back; else does nothing.
  func allocateIfServed(
    _ candidate: Candidate, findings: [Finding], earlier: [Allocation], _ work: UnitOfWork
  ) throws -> String? {
    let table = AllocationTable(transaction: work.transaction)
    let tally = SocietyTally(transaction: work.transaction)
    let choice = try rule(work).choose(
      field: candidate.field, specialty: candidate.specialty, excluding: Self.returners(earlier), open: tally.open,
      allocated: table.count)
    guard let choice else { return nil }
    return try place(candidate, with: choice, findings: findings, earlier: earlier, work).society
  }

  /// Gives the candidate to the society that was chosen.
  ///
  /// - Parameter officer: who chose; absent where the rule did.
  func place(
    _ candidate: Candidate, with choice: AllocationRule.Choice, findings: [Finding], earlier: [Allocation],
    officer: String? = nil, _ work: UnitOfWork
  ) throws -> Allocation {
    let table = AllocationTable(transaction: work.transaction)
    let caseID = work.makeID()
    // A transfer keeps the clock of the first allocation (A2.5).
    let running = try clock.run(
      candidate.id, caseID: caseID, society: choice.society.code, earlier: earlier, work)
    let allocation = Allocation(
      candidateID: candidate.id, number: earlier.count + 1, caseID: caseID, society: choice.society.code,
      field: candidate.field, explanation: choice.explanation, allocatedAt: work.now,
      dueAt: clock.term.due(of: running.reading.clock))
    try table.insert(allocation)
    try BriefingInviting.follow(candidate.id, work)
    try work.record(
      subject: candidate.id, actor: officer ?? work.service.source, action: "allocated",
      detail: AllocationDetail(
        caseID: allocation.caseID, society: allocation.society, field: allocation.field, dueAt: allocation.dueAt,
        explanation: allocation.explanation))
    try work.emit(
      CandidateAllocated(
        candidateID: candidate.id, caseID: allocation.caseID, society: allocation.society,
        societyName: choice.society.name, field: allocation.field, allocatedAt: allocation.allocatedAt,
        dueAt: allocation.dueAt, explanation: allocation.explanation),
      to: .screeningEvents, subject: candidate.id)
    try work.emit(
      CaseAllocated(
        caseID: allocation.caseID, society: allocation.society, candidate: candidate, findings: findings,
        allocatedAt: allocation.allocatedAt, dueAt: allocation.dueAt, clock: running.reading.clock),
      to: .societyCases(allocation.society), subject: candidate.id)
    return allocation
  }

  /// A society of the field, other than who gave the candidate back, is there for good or will be, whether it takes somebody now
  /// or not: whoever waits is allocated when it does.
  func isServed(_ field: String, earlier: [Allocation], _ work: UnitOfWork) throws -> Bool {
    let returners = Self.returners(earlier)
    return try registry.holding(in: work.transaction).serving(field)
      .contains { !returners.contains($0.code) && !$0.isOver(at: work.now) }
  }

  /// A case has ended there: whoever waits for room is looked at.
  func freed(_ society: String, _ work: UnitOfWork) throws {
    guard let society = try registry.holding(in: work.transaction).society(society), society.capacity != nil else {
      return
    }
    try HoldRelease.schedule(for: society, work)
  }

  private func rule(_ work: UnitOfWork) throws -> AllocationRule {
    AllocationRule(registry: try registry.holding(in: work.transaction), now: work.now)
  }

  /// A society keeps the case that it has, though the candidate was under review again.
  func confirm(_ open: Allocation, _ work: UnitOfWork) throws -> String {
    let name = try registry.holding(in: work.transaction).society(open.society)?.name ?? open.society
    try work.emit(
      CandidateAllocated(
        candidateID: open.candidateID, caseID: open.caseID, society: open.society, societyName: name,
        field: open.field, allocatedAt: open.allocatedAt,
        dueAt: try ClockTable(transaction: work.transaction).due(of: open.candidateID) ?? open.dueAt,
        explanation: "更正经复核，案件仍由\(name)（\(open.society)）受理"),
      to: .screeningEvents, subject: open.candidateID)
    return open.society
  }

  /// The candidate waits until a society takes them.
  func hold(_ candidate: Candidate, earlier: [Allocation], _ work: UnitOfWork) throws {
    let returners = Self.returners(earlier)
    let name = AllocationRule.name(candidate.field)
    let away = try rule(work).away(
      field: candidate.field, excluding: returners, open: SocietyTally(transaction: work.transaction).open)
    let others = returners.isEmpty ? "" : "除已退回该案件的学会（\(returners.sorted().joined(separator: "、"))）外"
    try hold(
      candidate,
      away.map { "\(name)\(others)暂无学会可受理（\($0)），可受理时自动分配" }
        ?? "\(name)\(others)尚无登记的学会，登记后自动分配", work)
  }

  private func hold(_ candidate: Candidate, _ explanation: String, _ work: UnitOfWork) throws {
    try HoldTable(transaction: work.transaction).insert(
      candidate.id, field: candidate.field, explanation: explanation, at: work.now)
    try BriefingInviting.follow(candidate.id, work)
    try work.record(
      subject: candidate.id, actor: work.service.source, action: "held",
      detail: HoldDetail(field: candidate.field, explanation: explanation))
    try work.emit(
      CandidateHeld(candidateID: candidate.id, field: candidate.field, explanation: explanation),
      to: .screeningEvents, subject: candidate.id)
  }

  static func returners(_ earlier: [Allocation]) -> Set<String> {
    Set(earlier.filter { $0.standing == .returned }.map(\.society))
  }
}
