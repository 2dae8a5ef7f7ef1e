import CloudEvents
import Contracts
import StateStore

/// Says where a candidate stands and why, from what is kept of them.
struct CandidateExplanation: Sendable {
  let rules: CurrentRules
  let registry: CurrentRegistry
  var term = EvaluationTerm.notice
  var clock: any AccordClock = SystemClock()

  func explain(_ request: Explain.Request, _ transaction: any SQLTransaction) throws -> Explain.Response {
    let candidates = CandidateTable(transaction: transaction)
    guard let record = try candidates.find(request.candidateID) else {
      throw ScreeningError.unknownCandidate(id: request.candidateID)
    }
    let decisions = try candidates.decisions(of: request.candidateID)
    guard let latest = decisions.last else { throw StoredJSON.damaged("decision") }
    var cases = try AllocationTable(transaction: transaction).list(of: request.candidateID)
    // What stood while somebody was waited for is added to the term; as if who is waited for answered now.
    if let last = cases.indices.last, let kept = try ClockTable(transaction: transaction).find(request.candidateID) {
      cases[last].dueAt = term.due(of: kept.reading.clock, now: clock.now())
    }
    let book = try self.rules.holding(in: transaction)
    let rules = book.version(latest.ruleSet)
    let review = try ReviewTable(transaction: transaction).find(request.candidateID)
    let societies = try registry.holding(in: transaction)
    let rounds = try InformationRoundTable(transaction: transaction).list(of: request.candidateID)
    let next = NextStep(
      of: record, latest: latest, cases: cases, review: review, rounds: rounds, rules: rules ?? book.latest,
      society: { societies.society($0)?.name ?? $0 })
    let briefings = try InvitationTable(transaction: transaction).list(ofCandidate: request.candidateID)
    return Explain.Response(
      candidateID: request.candidateID, field: record.field, level: record.recommended.level, outcome: record.outcome,
      isWithdrawn: record.isWithdrawn,
      criteria: latest.findings.map { finding in
        ExplainedCriterion(
          text: rules?.text(of: finding.clause), finding: finding,
          place: EvidencePlace.text(
            of: finding, rules?.rules.first { $0.clause == finding.clause }?.criterion, in: record.recommended))
      },
      decisions: decisions.map(ExplainedDecision.init), cases: cases.map(ExplainedCase.init), next: next,
      briefings: briefings.isEmpty ? nil : briefings, rounds: rounds)
  }
}

extension ExplainedDecision {
  init(_ decision: Decision) {
    self.init(
      number: decision.number, outcome: decision.outcome, clauses: decision.clauses, officer: decision.officer,
      reason: decision.reason, ruleSet: decision.ruleSet, decidedAt: decision.decidedAt)
  }
}

extension ExplainedCase {
  init(_ allocation: Allocation) {
    self.init(
      society: allocation.society, standing: allocation.standing.rawValue, allocatedAt: allocation.allocatedAt,
      dueAt: allocation.dueAt, explanation: allocation.explanation)
  }
}
