import Contracts
import Messaging

/// A candidate whom a society has evaluated (N2.3): screening waits for nobody any more.
struct EvaluatedCandidate: Sendable {
  let clock: CandidateClock

  /// Lets the pass by which the case was allocated stand again, and says so, for intake to ask the unit no longer. Does nothing
  /// where neither the unit nor an officer was waited for.
  func settle(_ record: CandidateRecord, at society: String, _ work: UnitOfWork) throws {
    guard !record.isWithdrawn, record.outcome == .underReview || record.outcome == .informationRequired else { return }
    let id = record.recommended.id
    let candidates = CandidateTable(transaction: work.transaction)
    let pass = try Self.latestPass(of: record, candidates)
    let reason = "学会\(society)已作出评价结论，不再需要补充或复核"
    let number = record.decision + 1
    try candidates.update(id, field: record.field, outcome: .passed, decision: number)
    try candidates.insert(
      Decision(
        number: number, outcome: .passed, findings: pass.findings, clauses: [], reason: reason, ruleSet: pass.ruleSet,
        decidedAt: work.now),
      of: id)
    try ReviewTable(transaction: work.transaction).remove(id)
    try work.record(
      subject: id, actor: work.service.source, action: "settled",
      detail: DecisionDetail(
        outcome: .passed, clauses: [], reason: reason, ruleSet: pass.ruleSet, findings: pass.findings))
    ScreeningMetrics.count(.passed)
    try clock.follow(.passed, of: id, work)
    try work.emit(
      CandidatePassed(candidateID: id, findings: pass.findings, reason: reason, ruleSet: pass.ruleSet),
      to: .screeningEvents, subject: id)
  }

  /// Nobody gets to a society without one.
  private static func latestPass(of record: CandidateRecord, _ candidates: CandidateTable) throws -> Decision {
    for number in stride(from: record.decision, to: 0, by: -1) {
      let decision = try candidates.decision(number, of: record.recommended.id)
      if decision.outcome == .passed { return decision }
    }
    return try candidates.decision(record.decision, of: record.recommended.id)
  }
}
