import Contracts
import Messaging

/// Carries out what an officer decides on a candidate under review.
struct ReviewDeciding: Sendable {
  let allocation: CaseAllocation
  /// No rejection by one officer alone (`review.second-officer`).
  var needsSecondOfficer = false
  var rules = CurrentRules.notice

  func decide(_ request: Decide.Request, _ work: UnitOfWork) throws -> Decide.Response {
    let candidates = CandidateTable(transaction: work.transaction)
    guard var record = try candidates.find(request.candidateID) else {
      throw ScreeningError.unknownCandidate(id: request.candidateID)
    }
    guard !record.isWithdrawn else { throw ScreeningError.withdrawn(id: request.candidateID) }
    // The level that is offered may be decided also while the unit is waited for.
    guard try record.outcome == .underReview || takesLevel(request, work) else {
      throw ScreeningError.notUnderReview(id: request.candidateID, outcome: record.outcome)
    }
    // A store of before may have such a candidate in its queue. The conclusion stands; a pass clears the queue.
    let cases = try AllocationTable(transaction: work.transaction).list(of: request.candidateID)
    if let concluded = cases.first(where: { $0.standing == .concluded }), request.outcome != .passed {
      throw ScreeningError.concluded(id: request.candidateID, society: concluded.society)
    }
    let latest = try candidates.decision(record.decision, of: request.candidateID)
    let book = try rules.holding(in: work.transaction)
    let rules = book.version(latest.ruleSet) ?? book.inForce(at: work.now, campaign: record.recommended.campaign)
    let decided = try OfficerDecision(
      request, of: record, findings: Self.findings(latest.findings, at: request, of: record, by: rules),
      offered: Self.offered(request, of: record, latest.findings, by: rules))
    let review = try ReviewTable(transaction: work.transaction).find(request.candidateID)
    if let holder = review?.claimedBy, holder != decided.officer {
      throw ScreeningError.claimed(id: request.candidateID, officer: holder)
    }
    if needsSecondOfficer, decided.outcome == .rejected {
      guard let proposal = review?.proposal else { return try propose(decided, of: request.candidateID, work) }
      guard proposal.officer != decided.officer else {
        throw ScreeningError.secondOfficerNeeded(id: request.candidateID, officer: proposal.officer)
      }
    }

    if decided.outcome == .passed, let level = decided.level {
      try LevelChanging(work: work).change(
        &record, to: level, officer: decided.officer, reason: decided.reason, cases: cases)
    }
    record.outcome = decided.outcome
    record.field = decided.field
    record.decision += 1
    let id = request.candidateID
    try candidates.update(id, field: record.field, outcome: record.outcome, decision: record.decision)
    try candidates.insert(
      Decision(
        number: record.decision, outcome: decided.outcome, findings: decided.findings, clauses: decided.clauses,
        officer: decided.officer, reason: decided.reason, ruleSet: latest.ruleSet, decidedAt: work.now),
      of: id)
    try ReviewTable(transaction: work.transaction).remove(id)
    // The officer has seen what the text says of the field.
    try FieldDoubtTable(transaction: work.transaction).remove(id)
    try work.record(
      subject: id, actor: decided.officer, action: "decided",
      detail: DecisionDetail(
        outcome: decided.outcome, clauses: decided.clauses, reason: decided.reason, ruleSet: latest.ruleSet,
        findings: decided.findings))
    ScreeningMetrics.count(decided.outcome)
    try allocation.clock.follow(decided.outcome, of: id, work)
    let society = try tell(decided, of: record.candidate, request, rules, ruleSet: latest.ruleSet, work)
    return Decide.Response(candidateID: id, outcome: decided.outcome, society: society)
  }

  private func takesLevel(_ request: Decide.Request, _ work: UnitOfWork) throws -> Bool {
    guard request.outcome == .passed, let level = request.level else { return false }
    return try InformationRounds(work: work).open(of: request.candidateID).contains { $0.offered == level }
  }

  /// The latest findings, with those for the years of another level in place of the others where the candidate passes at it.
  private static func findings(
    _ latest: [Finding], at request: Decide.Request, of record: CandidateRecord, by rules: RuleSet
  ) -> [Finding] {
    guard request.outcome == .passed, let level = request.level, level != record.recommended.level else {
      return latest
    }
    let own = rules.years(for: record.recommended.level).clause
    return latest.map { $0.clause == own ? rules.finding(at: level, of: record.candidate) : $0 }
  }

  /// What the rules offer, or the officer does by naming a level: also to somebody of whose years only the text speaks.
  private static func offered(
    _ request: Decide.Request, of record: CandidateRecord, _ findings: [Finding], by rules: RuleSet
  ) -> (level: Level, clause: String)? {
    let named = request.outcome == .informationRequired ? request.level : nil
    guard let level = named ?? rules.offer(to: record.candidate, findings: findings) else { return nil }
    return (level, rules.years(for: record.recommended.level).clause)
  }

  /// The rejection waits for another officer; to everybody else the candidate is under review as before.
  private func propose(_ decided: OfficerDecision, of id: String, _ work: UnitOfWork) throws -> Decide.Response {
    try ReviewTable(transaction: work.transaction).propose(
      ProposedRejection(
        officer: decided.officer, clauses: decided.clauses, reason: decided.reason, proposedAt: work.now), of: id)
    try work.record(
      subject: id, actor: decided.officer, action: "rejectionProposed",
      detail: ProposalDetail(clauses: decided.clauses, reason: decided.reason))
    return Decide.Response(candidateID: id, outcome: .underReview)
  }

  private func tell(
    _ decided: OfficerDecision, of candidate: Candidate, _ request: Decide.Request, _ rules: RuleSet, ruleSet: String,
    _ work: UnitOfWork
  ) throws -> String? {
    let id = candidate.id
    switch decided.outcome {
    case .passed:
      try work.emit(
        CandidatePassed(
          candidateID: id, findings: decided.findings, officer: decided.officer, reason: decided.reason,
          ruleSet: ruleSet),
        to: .screeningEvents, subject: id)
      var earlier = try AllocationTable(transaction: work.transaction).list(of: id)
      if let open = earlier.last, open.standing == .open {
        // Under review again after a correction: who has the case keeps it, unless the field is another now.
        if open.field == candidate.field { return try allocation.confirm(open, work) }
        try CandidateWithdrawal(allocation: allocation).endCase(
          of: id, officer: decided.officer, reason: decided.reason, work)
        earlier = try AllocationTable(transaction: work.transaction).list(of: id)
      }
      // Nobody is evaluated twice.
      if let concluded = earlier.first(where: { $0.standing == .concluded }) { return concluded.society }
      return try allocation.allocate(candidate, findings: decided.findings, earlier: earlier, work)
    case .rejected:
      try CandidateWithdrawal(allocation: allocation).endCase(
        of: id, officer: decided.officer, reason: decided.reason, work)
      try work.emit(
        CandidateRejected(
          candidateID: id, findings: decided.findings, clauses: decided.clauses, officer: decided.officer,
          reason: decided.reason, ruleSet: ruleSet),
        to: .screeningEvents, subject: id)
    case .informationRequired:
      try InformationAsking(rules: rules, work: work).ask(
        decided.clauses, of: candidate, findings: decided.findings, offered: decided.level, officer: decided.officer,
        note: decided.reason, dueAt: request.dueAt)
    case .underReview:
      break
    }
    return nil
  }
}
