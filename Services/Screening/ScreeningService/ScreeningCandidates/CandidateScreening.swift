import CloudEvents
import Contracts
import Messaging

/// Checks a recommended candidate against the notice and acts on what comes out (A2.3): who passes is allocated, who misses
/// a declared value is rejected, and where nothing declared decides an officer is asked.
struct CandidateScreening: Sendable {
  let rules: RuleSet
  let allocation: CaseAllocation

  /// A candidate who is known stays as they are, whatever has been decided since.
  func screen(_ recommended: CandidateRecommended, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let candidate = recommended.candidate
    let judgement = rules.judge(candidate)
    let candidates = CandidateTable(transaction: work.transaction)
    guard
      try candidates.insert(candidate, recommendation: event.data, outcome: judgement.outcome, at: work.now)
    else { return }
    try candidates.insert(
      Decision(
        number: 1, outcome: judgement.outcome, findings: judgement.findings, clauses: judgement.clauses,
        ruleSet: rules.version, decidedAt: work.now),
      of: candidate.id)
    try work.record(
      subject: candidate.id, actor: work.service.source, action: "screened",
      detail: DecisionDetail(
        outcome: judgement.outcome, suggestion: judgement.suggestion, clauses: judgement.clauses,
        ruleSet: rules.version, findings: judgement.findings))
    ScreeningMetrics.count(judgement.outcome)
    try act(on: judgement, of: candidate, work)
  }

  private func act(on judgement: Judgement, of candidate: Candidate, _ work: UnitOfWork) throws {
    switch judgement.outcome {
    case .passed:
      try work.emit(
        CandidatePassed(candidateID: candidate.id, findings: judgement.findings, ruleSet: rules.version),
        to: .screeningEvents, subject: candidate.id)
      _ = try allocation.allocate(candidate, findings: judgement.findings, work)
    case .rejected:
      try work.emit(
        CandidateRejected(
          candidateID: candidate.id, findings: judgement.findings, clauses: judgement.clauses,
          ruleSet: rules.version),
        to: .screeningEvents, subject: candidate.id)
    case .underReview, .informationRequired:
      try ReviewTable(transaction: work.transaction).insert(
        candidate, field: candidate.field, suggestion: judgement.suggestion, cause: Self.cause(of: judgement),
        at: work.now)
      try work.emit(
        ReviewRequested(
          candidateID: candidate.id, findings: judgement.findings, suggestion: judgement.suggestion,
          ruleSet: rules.version),
        to: .screeningEvents, subject: candidate.id)
    }
  }

  private static func cause(of judgement: Judgement) -> String {
    let open = judgement.findings.filter { $0.result == .notEvidenced }.map(\.clause).joined(separator: "、")
    return "申报材料不足以认定：\(open)，须由经办人审核"
  }
}
