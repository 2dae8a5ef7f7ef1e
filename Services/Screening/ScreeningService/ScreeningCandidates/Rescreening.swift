import Contracts
import Messaging

/// Decides anew on a candidate who was decided on or waits for it, since the data are other than before.
struct Rescreening: Sendable {
  let allocation: CaseAllocation

  /// The rules decide; what waited before waits no longer.
  ///
  /// - Parameters:
  ///   - record: with the new data.
  ///   - earlier: the candidate's cases, none of them open.
  ///   - reason: what else than new data has them judged again.
  func screen(
    _ record: CandidateRecord, _ judgement: Judgement, by rules: RuleSet, earlier: [Allocation], reason: String? = nil,
    _ work: UnitOfWork
  ) throws {
    let candidate = record.candidate
    try clear(candidate.id, work)
    switch judgement.outcome {
    case .passed:
      try decide(record, judgement.outcome, judgement.findings, [], reason, by: rules, suggestion: nil, work)
      try work.emit(
        CandidatePassed(
          candidateID: candidate.id, findings: judgement.findings, reason: reason, ruleSet: rules.version),
        to: .screeningEvents, subject: candidate.id)
      _ = try allocation.allocate(candidate, findings: judgement.findings, earlier: earlier, work)
    case .rejected:
      try decide(
        record, judgement.outcome, judgement.findings, judgement.clauses, reason, by: rules, suggestion: nil, work)
      try work.emit(
        CandidateRejected(
          candidateID: candidate.id, findings: judgement.findings, clauses: judgement.clauses,
          reason: reason, ruleSet: rules.version), to: .screeningEvents, subject: candidate.id)
    case .informationRequired:
      let (offer, noted) = (
        judgement.reason(for: candidate, by: rules), judgement.reason(for: candidate, by: rules, forEver: true)
      )
      try decide(
        record, judgement.outcome, judgement.findings, judgement.clauses,
        [reason, offer].compactMap(\.self).joined(separator: "；"),
        noted: [reason, noted].compactMap(\.self).joined(separator: "；"), by: rules, suggestion: nil, work)
      try InformationAsking(rules: rules, work: work).offer(judgement, to: candidate)
    case .underReview:
      try review(
        record, findings: judgement.findings, suggestion: judgement.suggestion,
        cause: CandidateScreening.cause(of: judgement, by: rules), by: rules, work)
    }
  }

  /// An officer decides. A case that is open stays at its society meanwhile, and who waits in the queue keeps the place there.
  ///
  /// - Parameters:
  ///   - noted: what of the cause the history may keep for ever; absent: all of it.
  ///   - officer: who opened the candidate anew.
  func review(
    _ record: CandidateRecord, findings: [Finding], suggestion: ScreeningOutcome?, cause: String,
    noted: String? = nil, officer: String? = nil, by rules: RuleSet, _ work: UnitOfWork
  ) throws {
    let candidate = record.candidate
    try HoldTable(transaction: work.transaction).remove(candidate.id)
    try decide(
      record, .underReview, findings, [], cause, noted: noted, officer: officer, by: rules, suggestion: suggestion, work
    )
    try ReviewTable(transaction: work.transaction).put(
      candidate, field: record.field, suggestion: suggestion, cause: cause, at: work.now)
    try work.emit(
      ReviewRequested(
        candidateID: candidate.id, findings: findings, suggestion: suggestion, ruleSet: rules.version),
      to: .screeningEvents, subject: candidate.id)
  }

  private func clear(_ id: String, _ work: UnitOfWork) throws {
    try ReviewTable(transaction: work.transaction).remove(id)
    try HoldTable(transaction: work.transaction).remove(id)
  }

  private func decide(
    _ record: CandidateRecord, _ outcome: ScreeningOutcome, _ findings: [Finding], _ clauses: [String],
    _ reason: String?, noted: String? = nil, officer: String? = nil, by rules: RuleSet, suggestion: ScreeningOutcome?,
    _ work: UnitOfWork
  ) throws {
    let candidates = CandidateTable(transaction: work.transaction)
    let id = record.recommended.id
    let number = record.decision + 1
    try candidates.update(id, field: record.field, outcome: outcome, decision: number)
    try candidates.insert(
      Decision(
        number: number, outcome: outcome, findings: findings, clauses: clauses,
        officer: officer, reason: reason, ruleSet: rules.version, decidedAt: work.now), of: id)
    try FieldDoubtTable(transaction: work.transaction).follow(findings, of: record.candidate, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "screenedAgain",
      detail: DecisionDetail(
        outcome: outcome, suggestion: suggestion, clauses: clauses, reason: noted ?? reason,
        ruleSet: rules.version, findings: findings))
    ScreeningMetrics.count(outcome)
    try allocation.clock.follow(outcome, of: id, work)
  }
}
