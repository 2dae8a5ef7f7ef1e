import CloudEvents
import Contracts
import Messaging

/// Keeps up with what the societies report of their cases (N2.3).
struct CaseFollowing: Sendable {
  let allocation: CaseAllocation

  func accepted(_ report: CaseAccepted, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard let current = try find(report.caseID, of: report.candidateID, at: report.society, work) else { return }
    try AllocationTable(transaction: work.transaction).note(current, stage: report.stage, panel: report.panel)
  }

  func advanced(_ report: StageAdvanced, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard let current = try find(report.caseID, of: report.candidateID, at: report.society, work) else { return }
    try AllocationTable(transaction: work.transaction).note(current, stage: report.stage, panel: nil)
  }

  /// The candidate or the unit is waited for: the clock stands (A2.5).
  func asked(_ report: InformationAsked, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard try find(report.caseID, of: report.candidateID, at: report.society, work) != nil else { return }
    try work.record(
      subject: report.candidateID, actor: event.source, action: "informationAsked",
      detail: FollowedDetail(
        caseID: report.caseID, society: report.society, officer: report.officer, reason: report.note))
    try InformationRounds(work: work).heard(report, event)
    try allocation.clock.pause(report, work)
  }

  /// Question by question; the clock stands until the last that is waited for is settled, and `received` says so.
  func settled(_ report: InformationItemsSettled, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard try find(report.caseID, of: report.candidateID, at: report.society, work) != nil else { return }
    try InformationRounds(work: work).heard(report)
    if let waited = report.waitsFor { try allocation.clock.turn(report, to: waited, work) }
  }

  func reminded(_ report: InformationReminded, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard try find(report.caseID, of: report.candidateID, at: report.society, work) != nil else { return }
    try InformationRounds(work: work).heard(report)
  }

  func received(_ report: InformationReceived, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard try find(report.caseID, of: report.candidateID, at: report.society, work) != nil else { return }
    try work.record(
      subject: report.candidateID, actor: event.source, action: "informationReceived",
      detail: FollowedDetail(
        caseID: report.caseID, society: report.society, officer: report.officer, reason: report.note))
    try InformationRounds(work: work).end(
      case: report.caseID, of: report.candidateID, as: .answered, at: report.receivedAt)
    try allocation.clock.resume(report, work)
  }

  func concluded(_ report: CaseConcluded, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let detail = FollowedDetail(
      caseID: report.caseID, society: report.society, officer: report.officer, reason: report.reason,
      conclusion: report.conclusion)
    guard let current = try find(report.caseID, of: report.candidate.id, at: report.society, work) else {
      // Taken back meanwhile, or said before: nothing here changes, and it can be read that it was said.
      return try work.record(
        subject: report.candidate.id, actor: event.source, action: "concludedAfterEnd", detail: detail)
    }
    try AllocationTable(transaction: work.transaction).end(
      current, .concluded, conclusion: report.conclusion, at: report.concludedAt)
    try InformationRounds(work: work).end(
      case: report.caseID, of: report.candidate.id, as: .withdrawn, at: report.concludedAt)
    try allocation.clock.conclude(report.candidate.id, at: report.concludedAt, work)
    try allocation.freed(report.society, work)
    try work.record(
      subject: report.candidate.id, actor: event.source, action: "concluded", detail: detail)
    // What an officer was to look at, or the unit to supply, since something was corrected, has been evaluated.
    guard let record = try CandidateTable(transaction: work.transaction).find(report.candidate.id) else {
      throw Self.unknown(report.caseID, report.candidate.id)
    }
    try EvaluatedCandidate(clock: allocation.clock).settle(record, at: report.society, work)
  }

  /// A misrouted case goes to another society: one of the field that the returning one suggests, else another of the
  /// field that it had; where nobody else serves either, to an officer. It never goes back to who returned it. Where those who
  /// serve a field take nobody now, the candidate waits for them, and does not go to a field that it was said not to belong to.
  func returned(_ report: CaseReturned, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard let current = try find(report.caseID, of: report.candidateID, at: report.society, work) else { return }
    let table = AllocationTable(transaction: work.transaction)
    try table.end(current, .returned, conclusion: nil, at: work.now)
    try InformationRounds(work: work).end(
      case: report.caseID, of: report.candidateID, as: .withdrawn, at: event.time ?? work.now)
    try allocation.clock.leave(report, at: event.time ?? work.now, work)
    try allocation.freed(report.society, work)
    try work.record(
      subject: report.candidateID, actor: event.source, action: "returned",
      detail: FollowedDetail(
        caseID: report.caseID, society: report.society, officer: report.officer, reason: report.reason,
        suggestedField: report.suggestedField))

    let candidates = CandidateTable(transaction: work.transaction)
    guard var record = try candidates.find(report.candidateID) else {
      throw Self.unknown(report.caseID, report.candidateID)
    }
    // Under review already, since the unit corrected something, or the unit was asked for more, and an officer is next whatever
    // comes of it: the officer decides where the candidate goes.
    guard record.outcome == .passed else { return }
    let latest = try candidates.decision(record.decision, of: report.candidateID)
    let earlier = try table.list(of: report.candidateID)
    for field in Self.fields(suggested: report.suggestedField, had: record.field) {
      var moved = record
      moved.field = field
      let isTaken =
        try allocation.allocateIfServed(moved.candidate, findings: latest.findings, earlier: earlier, work) != nil
      guard try isTaken || allocation.isServed(field, earlier: earlier, work) else { continue }
      if !isTaken { try allocation.hold(moved.candidate, earlier: earlier, work) }
      if field != record.field {
        try candidates.update(
          report.candidateID, field: field, outcome: record.outcome, decision: record.decision)
      }
      return
    }
    record.decision += 1
    record.outcome = .underReview
    try review(record, report, latest, work)
  }

  private func review(
    _ record: CandidateRecord, _ report: CaseReturned, _ latest: Decision, _ work: UnitOfWork
  ) throws {
    let id = report.candidateID
    let suggested = report.suggestedField.map { "，建议领域：\(AllocationRule.name($0))" } ?? ""
    let cause = "学会\(report.society)退回（\(report.reason)）\(suggested)；没有其他学会受理，须由经办人处理"
    let candidates = CandidateTable(transaction: work.transaction)
    try candidates.update(id, field: record.field, outcome: .underReview, decision: record.decision)
    try candidates.insert(
      Decision(
        number: record.decision, outcome: .underReview, findings: latest.findings, clauses: [], reason: cause,
        ruleSet: latest.ruleSet, decidedAt: work.now),
      of: id)
    // The findings suggest nothing here: the question is who can evaluate the candidate.
    try ReviewTable(transaction: work.transaction).insert(
      record.candidate, field: record.field, suggestion: nil, cause: cause, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "reviewRequested",
      detail: DecisionDetail(
        outcome: .underReview, clauses: [], reason: cause, ruleSet: latest.ruleSet, findings: latest.findings))
    ScreeningMetrics.count(.underReview)
    try allocation.clock.follow(.underReview, of: id, work)
    try work.emit(
      ReviewRequested(candidateID: id, findings: latest.findings, ruleSet: latest.ruleSet), to: .screeningEvents,
      subject: id)
  }

  private static func fields(suggested: String?, had: String) -> [String] {
    guard let suggested, suggested != had, Taxonomy.attachment1.field(suggested) != nil else { return [had] }
    return [suggested, had]
  }

  /// - Returns: the open case; absent where the case has ended already: a report that came late changes nothing.
  private func find(
    _ caseID: String, of candidateID: String, at society: String, _ work: UnitOfWork
  ) throws -> Allocation? {
    let allocations = try AllocationTable(transaction: work.transaction).list(of: candidateID)
    guard let found = allocations.first(where: { $0.caseID == caseID }) else {
      throw Self.unknown(caseID, candidateID)
    }
    guard found.society == society else {
      throw PermanentFailure(
        code: "foreignCase",
        message: """
          the society \(society) reports on case \(caseID), which was allocated to \(found.society); see that each \
          society's service runs under its own code, and discard this record here
          """)
    }
    return found.standing == .open ? found : nil
  }

  private static func unknown(_ caseID: String, _ candidateID: String) -> PermanentFailure {
    PermanentFailure(
      code: "unknownCase",
      message: """
        screening allocated no case \(caseID) of candidate \(candidateID); where its store was restored from an older \
        copy, put the newer one back and redrive the record, else discard it
        """)
  }
}
