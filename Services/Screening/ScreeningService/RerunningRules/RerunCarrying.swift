import Contracts
import Messaging

/// Carries out what a rerun's rule set makes of somebody who is open.
struct RerunCarrying: Sendable {
  let rules: RuleSet
  let number: Int
  let allocation: CaseAllocation

  /// - Precondition: `verdict.isChange`
  func carry(out verdict: RerunVerdict, on candidate: CandidateStanding, _ work: UnitOfWork) throws {
    let record = candidate.record
    let rescreening = Rescreening(allocation: allocation)
    switch (record.outcome, verdict.outcome) {
    case (.passed, .passed):
      // Waits for a society as before, and for as long: nobody is told anything new.
      try keep(verdict, of: record, reason: reason, work)
    case (.underReview, .underReview):
      try reviewFurther(verdict, candidate, work)
    case (.informationRequired, .informationRequired):
      try keep(verdict, of: record, reason: reason, work)
      guard verdict.clauses != candidate.latest.clauses else { return }
      let standing = candidate.open.compactMap(\.offered).first
      try InformationAsking(rules: rules, work: work).ask(
        verdict.clauses, of: record.candidate, findings: verdict.findings,
        offered: record.candidate.level == .senior ? verdict.offered ?? standing : nil, officer: nil, note: reason)
    case (_, .passed), (_, .rejected):
      try rescreening.screen(
        record, Judgement(findings: verdict.findings), by: rules, earlier: candidate.cases, reason: reason, work)
    case (_, .underReview), (_, .informationRequired):
      let cause =
        verdict.needsOfficer
        ? "\(reason)，所见与原决定不同，须由经办人认定"
        : "\(reason)；\(CandidateScreening.cause(of: Judgement(findings: verdict.findings, offered: verdict.offered), by: rules))"
      try rescreening.review(
        record, findings: verdict.findings, suggestion: verdict.suggestion, cause: cause, by: rules, work)
    }
  }

  /// Stays in the queue, in the same place and with the officer who reads it.
  private func reviewFurther(_ verdict: RerunVerdict, _ candidate: CandidateStanding, _ work: UnitOfWork) throws {
    let record = candidate.record
    let (cause, noted): (String, String)
    var suggestion = verdict.suggestion
    if verdict.needsOfficer {
      let before = candidate.review?.cause ?? candidate.latest.reason
      noted = "\(reason)，供经办人参考"
      cause = [before, noted].compactMap(\.self).joined(separator: "；")
      // Why the officer was asked is none of the rules' questions; what they refuse is said all the same.
      if suggestion != .rejected { suggestion = candidate.review?.suggestion }
    } else {
      cause =
        "\(reason)；\(CandidateScreening.cause(of: Judgement(findings: verdict.findings, offered: verdict.offered), by: rules))"
      noted = cause
    }
    try keep(verdict, of: record, reason: cause, noted: noted, suggestion: suggestion, work)
    try ReviewTable(transaction: work.transaction).put(
      record.candidate, field: record.field, suggestion: suggestion, cause: cause, at: work.now)
    try work.emit(
      ReviewRequested(
        candidateID: record.recommended.id, findings: verdict.findings, suggestion: suggestion,
        ruleSet: rules.version),
      to: .screeningEvents, subject: record.recommended.id)
  }

  /// The same outcome, by the new rules.
  ///
  /// - Parameter noted: what of the reason the history may keep for ever; absent: all of it.
  private func keep(
    _ verdict: RerunVerdict, of record: CandidateRecord, reason: String, noted: String? = nil,
    suggestion: ScreeningOutcome? = nil, _ work: UnitOfWork
  ) throws {
    let candidates = CandidateTable(transaction: work.transaction)
    let id = record.recommended.id
    try candidates.update(id, field: record.field, outcome: verdict.outcome, decision: record.decision + 1)
    try candidates.insert(
      Decision(
        number: record.decision + 1, outcome: verdict.outcome, findings: verdict.findings, clauses: verdict.clauses,
        reason: reason, ruleSet: rules.version, decidedAt: work.now), of: id)
    try FieldDoubtTable(transaction: work.transaction).follow(verdict.findings, of: record.candidate, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "screenedAgain",
      detail: DecisionDetail(
        outcome: verdict.outcome, suggestion: suggestion, clauses: verdict.clauses, reason: noted ?? reason,
        ruleSet: rules.version, findings: verdict.findings))
    ScreeningMetrics.count(verdict.outcome)
    try allocation.clock.follow(verdict.outcome, of: id, work)
  }

  private var reason: String { "按规则集\(rules.version)重新初筛（第\(number)次）" }
}
