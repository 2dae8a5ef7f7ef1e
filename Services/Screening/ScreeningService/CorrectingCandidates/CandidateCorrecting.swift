import CloudEvents
import Contracts
import Messaging

/// Takes over what a unit corrects: whoever is not decided yet is screened again, whoever is at a society is corrected there, and
/// a decision that the new data put in doubt goes to an officer.
struct CandidateCorrecting: Sendable {
  let rules: CurrentRules
  let allocation: CaseAllocation

  func correct(_ corrected: CandidateCorrected, _ event: CloudEvent, _ work: UnitOfWork) throws {
    var candidate = corrected.candidate
    let candidates = CandidateTable(transaction: work.transaction)
    guard var record = try candidates.find(candidate.id) else { throw Self.unknown(candidate.id) }
    let decisions = try candidates.decisions(of: candidate.id)
    guard let latest = decisions.last else { throw StoredJSON.damaged("decision") }
    let cases = try AllocationTable(transaction: work.transaction).list(of: candidate.id)
    let rules = try rules.holding(in: work.transaction).inForce(at: work.now, campaign: candidate.campaign)
    let hadField = record.field
    // A level that was changed here meanwhile may not have reached intake when it spoke: only a list that names another one does
    // change it.
    if !corrected.changed.contains("level") { candidate.level = record.recommended.level }
    record.recommended = candidate
    if corrected.changed.contains("field") { record.field = candidate.field }
    let judgement = try AlwaysReview(work: work).holding(rules.judge(record.candidate), of: record.recommended)
    let reaction = CorrectionReaction(
      changed: corrected.changed, outcome: record.outcome, decision: latest, standings: cases.map(\.standing),
      isWithdrawn: record.isWithdrawn, needsOfficer: DecisionCourse(decisions: decisions).needsOfficer,
      passesAgain: judgement.outcome == .passed && record.field == hadField)
    try work.record(
      subject: candidate.id, actor: event.source, action: "corrected",
      detail: CorrectedDetail(changed: corrected.changed, reaction: "\(reaction)"))
    guard reaction != .noteOnly else { return }

    try candidates.update(candidate, field: record.field)
    try BriefingInviting.follow(candidate.id, work)
    if let open = cases.last, open.standing == .open {
      try work.emit(
        CaseCorrected(
          caseID: open.caseID, society: open.society, candidate: record.candidate, changed: corrected.changed),
        to: .societyCases(open.society), subject: candidate.id)
    }
    switch reaction {
    case .noteOnly, .keepData: break
    case .screenAgain:
      try Rescreening(allocation: allocation).screen(record, judgement, by: rules, earlier: cases, work)
    case .review: try review(record, latest, judgement, isAtSociety: cases.last?.standing == .open, by: rules, work)
    }
  }

  /// The decision that stands is another one now: that an officer has to look.
  private func review(
    _ record: CandidateRecord, _ latest: Decision, _ judgement: Judgement, isAtSociety: Bool, by rules: RuleSet,
    _ work: UnitOfWork
  ) throws {
    var noted =
      if record.outcome == .rejected {
        "推荐单位在初筛未通过后更正了申报内容，须由经办人核实"
      } else if isAtSociety, record.outcome == .passed {
        "推荐单位在分配学会后更正了申报内容，现有材料不足以认定或所在领域有变，须由经办人核实；案件暂留原学会"
      } else if isAtSociety {
        "推荐单位在等待补充或审核期间更正了申报内容，须由经办人核实；案件暂留原学会"
      } else {
        "推荐单位更正了申报内容；\(DecisionCourse.cause)"
      }
    noted += judgement.notes.map { "；\($0)" }.joined()
    // Why the officer was asked already stays readable.
    var cause = noted
    if record.outcome == .underReview, let earlier = latest.reason {
      cause = earlier.hasSuffix(noted) ? earlier : "\(earlier)；\(noted)"
    }
    let suggestion = judgement.outcome == .underReview ? judgement.suggestion : judgement.outcome
    try Rescreening(allocation: allocation).review(
      record, findings: judgement.findings, suggestion: suggestion, cause: cause, noted: noted, by: rules, work)
  }

  private static func unknown(_ id: String) -> PermanentFailure {
    PermanentFailure(
      code: "unknownCandidate",
      message: """
        a correction of candidate \(id), whom screening has not seen; where its store was restored from an older copy, put \
        the newer one back and redrive the record, else discard it
        """)
  }
}
