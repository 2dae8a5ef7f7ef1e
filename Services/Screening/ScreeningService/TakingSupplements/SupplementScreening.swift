import CloudEvents
import Contracts
import Messaging

/// Takes what units supply of candidates, or that they did not (A3). Who is still open is judged anew, by an
/// officer where there is a case; a decision that was made stays, and the history says what came.
struct SupplementScreening: Sendable {
  let rules: CurrentRules
  let allocation: CaseAllocation

  func add(to router: inout EventRouter) {
    router.on(CandidateSupplemented.self, supplemented)
    router.on(SupplementExpired.self, expired)
    router.on(SupplementRequested.self, requested)
  }

  /// Intake asks the unit, and says until when.
  func requested(_ payload: SupplementRequested, _ event: CloudEvent, _ work: UnitOfWork) throws {
    _ = try find(payload.candidateID, work)
    try InformationRounds(work: work).requested(payload.asked, of: payload.candidateID)
  }

  func supplemented(_ payload: CandidateSupplemented, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let id = payload.candidateID
    let candidates = CandidateTable(transaction: work.transaction)
    var record = try find(id, work)
    let table = SupplementTable(transaction: work.transaction)
    try table.insert(payload)
    let cases = try AllocationTable(transaction: work.transaction).list(of: id)
    let isOpen = Self.waits(record, cases)
    try work.record(
      subject: id, actor: event.source, action: "supplemented",
      detail: SupplementDetail(
        requestID: payload.requestID, supplied: payload.supplement.columns, suppliedAt: payload.suppliedAt,
        questions: payload.answered, isOpen: isOpen))
    let rounds = InformationRounds(work: work)
    if let answered = payload.answered {
      try rounds.settle(Set(answered), of: id, as: .answered, at: payload.suppliedAt)
    }
    guard isOpen else { return try settle(record, cases, work) }

    let before = record.recommended
    record.recommended = before.supplemented(by: payload.supplement)
    try candidates.update(id, recommended: record.recommended)
    try BriefingInviting.follow(id, work)
    try tellSociety(of: record, before, cases, work)
    let rules = try rules.holding(in: work.transaction).inForce(
      at: work.now, campaign: record.recommended.campaign)
    var judgement = try AlwaysReview(work: work).holding(rules.judge(record.candidate), of: record.recommended)
    let reply = payload.supplement.levelAnswer.map { answer in
      let years = rules.years(for: record.recommended.level).clause
      return LevelReply(
        answer, level: record.recommended.level, finding: judgement.findings.first { $0.clause == years }?.result)
    }
    if reply == .accept {
      try LevelChanging(work: work).change(
        &record, to: .professional, officer: nil,
        reason: "推荐单位\(CampaignDay.text(payload.suppliedAt))同意改按\(RuleSet.title(.professional))评价", cases: cases)
      judgement = try AlwaysReview(work: work).holding(rules.judge(record.candidate), of: record.recommended)
    }
    let asking = try asking(of: record, work)
    let byRules: SupplementVerdict
    switch reply {
    // On whom an officer always decides no rule does, whatever the unit answers.
    case .decline:
      let refusal = SupplementVerdict(declining: judgement)
      byRules = judgement.notes.isEmpty ? refusal : refusal.besideCase(offered: false)
    case .contradict: byRules = SupplementVerdict(weighing: judgement)
    case .accept, .ignore, nil:
      byRules = SupplementVerdict(
        judgement, standing: record.outcome, asked: asking.asked, doubted: asking.doubted,
        silent: Self.silentClauses(of: record.candidate, by: rules),
        waiting: payload.answered == nil ? nil : Set(try rounds.open(of: id).compactMap(\.clause)),
        isExplained: payload.supplement.remark != nil)
    }
    let needsOfficer = DecisionCourse(decisions: try candidates.decisions(of: id)).needsOfficer
    let verdict = cases.isEmpty && !needsOfficer ? byRules : byRules.besideCase(offered: judgement.offered != nil)
    let evidence = SuppliedEvidence(rules: rules, supplements: try table.list(of: id))
    let findings = evidence.noted(in: judgement.findings)
    let day = CampaignDay.text(payload.suppliedAt)
    var why = verdict.outcome == .underReview ? judgement.notes.map { "；\($0)" }.joined() : ""
    if reply == .contradict {
      why += "；补充的年限已符合\(RuleSet.title(record.recommended.level))条件，与答复不一致，须由经办人认定"
    }
    let isOffered = verdict.outcome == .informationRequired ? judgement.offered : nil
    if let level = isOffered { why += "；" + rules.offerReason(level, to: record.candidate) }
    if verdict.outcome == .underReview, !asking.doubted.isEmpty {
      why += "；经办人要求核对\(asking.doubted.joined(separator: "、"))，须由经办人认定"
    }
    if verdict.outcome == .underReview, let last = cases.last {
      why += "；案件\(Self.whereabouts(last))，须由经办人认定"
    } else if verdict.outcome == .underReview, needsOfficer {
      why += "；\(DecisionCourse.cause)"
    }
    var reason = "推荐单位\(day)补充：\(SuppliedEvidence.summary(payload.supplement))\(why)"
    // What was declared is told to the unit, and not kept for ever.
    if verdict.outcome == .rejected { reason += "；" + Self.refusal(verdict.clauses, findings) }
    // Why the officer was asked already stays readable: no supplement settles who can evaluate the candidate, or what an
    // officer doubted.
    if verdict.outcome == .underReview, !cases.isEmpty || needsOfficer, record.outcome == .underReview,
      let cause = try candidates.decision(record.decision, of: id).reason
    {
      reason = "\(cause)；\(reason)"
    }
    // What the unit wrote is kept where it can be erased.
    let said = [
      SuppliedEvidence.named(in: payload.supplement), SuppliedEvidence.answer(in: payload.supplement),
    ].compactMap { $0 }
    let noted = "推荐单位\(day)补充：\(said.isEmpty ? "说明" : said.joined(separator: "；"))\(why)"
    try decide(
      record, verdict, findings: findings, offered: judgement.offered, reason: reason, noted: noted,
      since: payload.suppliedAt, rules: rules, work)
  }

  /// Nothing, or not all, came in time. Nobody is refused on silence: an officer decides.
  func expired(_ payload: SupplementExpired, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let id = payload.candidateID
    let record = try find(id, work)
    let cases = try AllocationTable(transaction: work.transaction).list(of: id)
    let rounds = InformationRounds(work: work)
    let waited = try rounds.open(of: id)
    // An older intake tells of all that it asked at once.
    try rounds.settle(payload.expired.map(Set.init), of: id, as: .expired, at: payload.dueAt)
    let left = try rounds.open(of: id)
    // What expired is of an earlier asking where none of it was waited for, and others may be waited for on.
    let isHeard = payload.expired == nil || waited.isEmpty || left.count < waited.count
    let isOpen = record.outcome == .informationRequired && Self.waits(record, cases) && left.isEmpty && isHeard
    try work.record(
      subject: id, actor: event.source, action: "supplementExpired",
      detail: SupplementDetail(
        requestID: payload.requestID, items: payload.items, dueAt: payload.dueAt, questions: payload.expired,
        isOpen: isOpen))
    guard isOpen else { return try settle(record, cases, work) }
    let latest = try CandidateTable(transaction: work.transaction).decision(record.decision, of: id)
    let reason =
      "推荐单位未在\(CampaignDay.text(payload.dueAt))前补充（\(payload.items.joined(separator: "、"))），"
      + "须由经办人联系推荐单位或作出决定"
    let rules = try rules.holding(in: work.transaction).inForce(
      at: work.now, campaign: record.recommended.campaign)
    try decide(
      record, SupplementVerdict(awaitingOfficer: latest.findings), findings: latest.findings, offered: nil,
      reason: reason, noted: reason, since: payload.dueAt, rules: rules, work)
  }

  // MARK: Deciding

  /// - Parameters:
  ///   - noted: what of the reason the history may keep for ever.
  ///   - since: from when on the unit is waited for no longer, if it is not.
  private func decide(
    _ record: CandidateRecord, _ verdict: SupplementVerdict, findings: [Finding], offered: Level?, reason: String,
    noted: String,
    since: Timestamp, rules: RuleSet, _ work: UnitOfWork
  ) throws {
    let id = record.recommended.id
    let candidates = CandidateTable(transaction: work.transaction)
    try candidates.update(id, field: record.field, outcome: verdict.outcome, decision: record.decision + 1)
    try candidates.insert(
      Decision(
        number: record.decision + 1, outcome: verdict.outcome, findings: findings, clauses: verdict.clauses,
        reason: reason, ruleSet: rules.version, decidedAt: work.now),
      of: id)
    try FieldDoubtTable(transaction: work.transaction).follow(findings, of: record.candidate, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "screened",
      detail: DecisionDetail(
        outcome: verdict.outcome, suggestion: verdict.suggestion, clauses: verdict.clauses, reason: noted,
        ruleSet: rules.version, findings: findings))
    ScreeningMetrics.count(verdict.outcome)
    try allocation.clock.follow(verdict.outcome, of: id, since: since, work)
    let reviews = ReviewTable(transaction: work.transaction)
    if verdict.outcome == .underReview {
      try reviews.put(
        record.candidate, field: record.field, suggestion: verdict.suggestion, cause: reason, at: work.now)
    } else {
      try reviews.remove(id)
    }
    try tell(verdict, of: record.candidate, findings, offered, reason, rules, work)
  }

  private func tell(
    _ verdict: SupplementVerdict, of candidate: Candidate, _ findings: [Finding], _ offered: Level?, _ reason: String,
    _ rules: RuleSet, _ work: UnitOfWork
  ) throws {
    let id = candidate.id
    switch verdict.outcome {
    case .passed:
      try work.emit(
        CandidatePassed(candidateID: id, findings: findings, reason: reason, ruleSet: rules.version),
        to: .screeningEvents, subject: id)
      _ = try allocation.allocate(candidate, findings: findings, work)
    case .rejected:
      try work.emit(
        CandidateRejected(
          candidateID: id, findings: findings, clauses: verdict.clauses, reason: reason, ruleSet: rules.version),
        to: .screeningEvents, subject: id)
    case .informationRequired:
      // An officer may have offered a level to somebody of whose years the columns say nothing.
      let standing = try InformationRounds(work: work).open(of: id).compactMap(\.offered).first
      try InformationAsking(rules: rules, work: work).ask(
        verdict.clauses, of: candidate, findings: findings,
        offered: candidate.level == .senior ? offered ?? standing : nil, officer: nil, note: reason, leaving: .answered)
    case .underReview:
      try work.emit(
        ReviewRequested(
          candidateID: id, findings: findings, suggestion: verdict.suggestion, ruleSet: rules.version),
        to: .screeningEvents, subject: id)
    }
  }

  /// Who evaluates the candidate meanwhile sees what was supplied.
  private func tellSociety(
    of record: CandidateRecord, _ before: Candidate, _ cases: [Allocation], _ work: UnitOfWork
  ) throws {
    let changed = SuppliedColumns.changed(from: before, to: record.recommended)
    guard let open = cases.last, open.standing == .open, !changed.isEmpty else { return }
    try work.emit(
      CaseCorrected(caseID: open.caseID, society: open.society, candidate: record.candidate, changed: changed),
      to: .societyCases(open.society), subject: record.recommended.id)
  }

  // MARK: What is known

  /// Waits for the unit or for an officer's decision, and no society has concluded.
  private static func waits(_ record: CandidateRecord, _ cases: [Allocation]) -> Bool {
    !record.isWithdrawn && (record.outcome == .informationRequired || record.outcome == .underReview)
      && !cases.contains { $0.standing == .concluded }
  }

  /// Only a store of before has somebody who was concluded on and still waits.
  private func settle(_ record: CandidateRecord, _ cases: [Allocation], _ work: UnitOfWork) throws {
    guard let concluded = cases.first(where: { $0.standing == .concluded }) else { return }
    try EvaluatedCandidate(clock: allocation.clock).settle(record, at: concluded.society, work)
  }

  /// Each clause that is not met with what was found, and what may be done, in Chinese.
  private static func refusal(_ clauses: [String], _ findings: [Finding]) -> String {
    clauses.map { clause in
      "未满足\(clause)（\(findings.first { $0.clause == clause }?.evidence ?? "")）"
    }.joined(separator: "，") + "；申报有误的，可在名单中更正后重新发送"
  }

  private static func whereabouts(_ last: Allocation) -> String {
    switch last.standing {
    case .open: "仍在学会\(last.society)"
    case .returned: "已由学会\(last.society)退回"
    case .withdrawn: "已自学会\(last.society)收回"
    case .concluded: "已由学会\(last.society)评价"
    }
  }

  /// What an officer asked for the last time.
  private func asking(of record: CandidateRecord, _ work: UnitOfWork) throws -> (asked: [String], doubted: [String]) {
    let candidates = CandidateTable(transaction: work.transaction)
    var number = record.decision
    var asked: [String] = []
    while number > 0 {
      let decision = try candidates.decision(number, of: record.recommended.id)
      if decision.outcome == .informationRequired {
        if asked.isEmpty { asked = decision.clauses }
        // Askings that screening went on with by itself stand between the officer's and now.
        if decision.officer != nil {
          let met = Set(decision.findings.filter { $0.result == .met }.map(\.clause))
          return (asked, decision.clauses.filter(met.contains))
        }
      }
      number -= 1
    }
    return (asked, [])
  }

  static func silentClauses(of candidate: Candidate, by rules: RuleSet) -> Set<String> {
    let declared = candidate.qualifications
    var silent: Set<String> = []
    if DeclaredDegree(declared) == .silent || declared.discipline == nil { silent.insert(rules.education.clause) }
    if declared.relevantYears == nil || declared.significantYears == nil {
      silent.insert(rules.years(for: candidate.level).clause)
    }
    return silent
  }

  private func find(_ id: String, _ work: UnitOfWork) throws -> CandidateRecord {
    guard let record = try CandidateTable(transaction: work.transaction).find(id) else {
      throw PermanentFailure(
        code: "unknownCandidate",
        message: """
          screening has no candidate \(id), whom a supplement is of; where its store was restored from an older copy, put \
          the newer one back and redrive the record, else discard it
          """)
    }
    return record
  }
}
