import Contracts

extension NextStep {
  /// Who acts is derived as everywhere (`CandidateSituation`); the words say what for.
  ///
  /// - Parameters:
  ///   - latest: the candidate's latest decision.
  ///   - review: where the candidate waits for an officer.
  ///   - rounds: what was asked so far.
  ///   - society: a society's name by its code.
  init(
    of record: CandidateRecord, latest: Decision, cases: [Allocation], review: ReviewView?, rounds: [InformationRound],
    rules: RuleSet, society: (String) -> String
  ) {
    let concluded = cases.first { $0.standing == .concluded }
    let open = cases.last.flatMap { $0.standing == .open ? $0 : nil }
    let asked = rounds.filter { $0.caseID != nil && $0.caseID == open?.caseID }.flatMap(\.open)
    let situation = CandidateSituation(
      isWithdrawn: record.isWithdrawn, outcome: record.outcome, hasCase: open != nil, isConcluded: concluded != nil,
      societyWaitsFor: asked.first?.of)
    self.init(actor: situation.next, text: "")
    if record.isWithdrawn {
      text = "推荐单位已撤回推荐，不再处理"
    } else if let concluded {
      text = "\(society(concluded.society))已作出评价结论，初筛不再处理"
    } else {
      switch record.outcome {
      case .underReview: text = Self.review(review, latest)
      case .informationRequired:
        text = Self.waiting(rounds.filter { $0.caseID == nil }.flatMap(\.open), latest, rules)
      case .rejected:
        text = "未满足\(Self.words(latest.clauses, rules))。申报有误的，可由推荐单位在名单中更正后重新发送"
      case .passed:
        if let open, !asked.isEmpty {
          text =
            "\(society(open.society))请\(Self.asked(asked))；评价应于\(CampaignDay.text(open.dueAt))前作出结论（A2.5）"
        } else if let open {
          text = "由\(society(open.society))评价，应于\(CampaignDay.text(open.dueAt))前作出结论（A2.5）"
        } else {
          text = "\(AllocationRule.name(record.field))尚无可受理的学会，登记后自动分配（N2.3）"
        }
      }
    }
  }

  private static func review(_ review: ReviewView?, _ latest: Decision) -> String {
    let cause = review?.cause ?? latest.reason ?? "须由经办人审核"
    if let proposal = review?.proposal { return "\(proposal.officer)建议不通过，须由另一名经办人复核；\(cause)" }
    guard let officer = review?.claimedBy else { return "等待经办人审核；\(cause)" }
    return "由经办人\(officer)审核；\(cause)"
  }

  /// Question by question, each with its time.
  private static func waiting(_ open: [InformationItem], _ latest: Decision, _ rules: RuleSet) -> String {
    // A store of before has no questions, and its decision names the clauses.
    guard !open.isEmpty else { return "由推荐单位补充：\(words(latest.clauses, rules))" }
    return open.map { item in
      let clause = item.clause.map { words([$0], rules) } ?? ""
      guard let level = item.offered else { return "由推荐单位补充：\(clause)\(due(item))" }
      let title = RuleSet.title(level)
      return "由推荐单位答复是否同意改按\(title)评价\(due(item))：未满足\(clause)，"
        + "符合\(words([rules.years(for: level).clause], rules))"
    }.joined(separator: "；")
  }

  /// What a society asks, and of whom.
  private static func asked(_ open: [InformationItem]) -> String {
    open.map { item in
      "\(item.of == .unit ? "推荐单位" : "候选人")补充：\(item.text)\(due(item))"
    }.joined(separator: "；")
  }

  private static func due(_ item: InformationItem) -> String {
    item.dueAt.map { "（\(CampaignDay.text($0))前）" } ?? ""
  }

  private static func words(_ clauses: [String], _ rules: RuleSet) -> String {
    clauses.map { clause in rules.text(of: clause).map { "\(clause)“\($0)”" } ?? clause }.joined(separator: "、")
  }
}
