import CloudEvents
import Contracts
import Messaging

/// Checks a recommended candidate against the notice and acts on what comes out (A2.3): who passes is allocated, who misses
/// a declared value is rejected, and where nothing declared decides an officer is asked.
struct CandidateScreening: Sendable {
  let rules: CurrentRules
  let allocation: CaseAllocation

  /// A candidate who is known stays as they are, whatever has been decided since.
  func screen(_ recommended: CandidateRecommended, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let candidate = recommended.candidate
    let rules = try rules.holding(in: work.transaction).inForce(at: work.now, campaign: candidate.campaign)
    let judgement = try AlwaysReview(work: work).holding(rules.judge(candidate), of: candidate)
    let candidates = CandidateTable(transaction: work.transaction)
    guard
      try candidates.insert(candidate, recommendation: event.data, outcome: judgement.outcome, at: work.now)
    else { return }
    try candidates.insert(
      Decision(
        number: 1, outcome: judgement.outcome, findings: judgement.findings, clauses: judgement.clauses,
        reason: judgement.reason(for: candidate, by: rules), ruleSet: rules.version, decidedAt: work.now),
      of: candidate.id)
    try FieldDoubtTable(transaction: work.transaction).follow(
      judgement.findings, of: candidate, isNew: true, at: work.now)
    try work.record(
      subject: candidate.id, actor: work.service.source, action: "screened",
      detail: DecisionDetail(
        outcome: judgement.outcome, suggestion: judgement.suggestion, clauses: judgement.clauses,
        reason: judgement.reason(for: candidate, by: rules, forEver: true), ruleSet: rules.version,
        findings: judgement.findings))
    ScreeningMetrics.count(judgement.outcome)
    try act(on: judgement, of: candidate, by: rules, work)
  }

  private func act(
    on judgement: Judgement, of candidate: Candidate, by rules: RuleSet, _ work: UnitOfWork
  ) throws {
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
    case .informationRequired:
      try InformationAsking(rules: rules, work: work).offer(judgement, to: candidate)
    case .underReview:
      try ReviewTable(transaction: work.transaction).insert(
        candidate, field: candidate.field, suggestion: judgement.suggestion,
        cause: Self.cause(of: judgement, by: rules),
        at: work.now)
      try work.emit(
        ReviewRequested(
          candidateID: candidate.id, findings: judgement.findings, suggestion: judgement.suggestion,
          ruleSet: rules.version),
        to: .screeningEvents, subject: candidate.id)
    }
  }

  static func cause(of judgement: Judgement, by rules: RuleSet) -> String {
    let open = judgement.findings.filter { $0.result == .notEvidenced }.map(\.clause)
    let notes = judgement.notes.joined(separator: "；")
    guard !open.isEmpty else { return notes }
    let texts = open.compactMap { clause in rules.text(of: clause).map { "\(clause)：\($0)" } }
    let offer = judgement.offered.map { level in
      "；申报年限未达到\(rules.senior.clause)，符合\(rules.years(for: level).clause)，可征询是否改按\(RuleSet.title(level))评价"
    }
    return (notes.isEmpty ? "" : "\(notes)；")
      + "申报材料不足以认定：\(open.joined(separator: "、"))，须由经办人审核（\(texts.joined(separator: "；"))）\(offer ?? "")"
  }
}
