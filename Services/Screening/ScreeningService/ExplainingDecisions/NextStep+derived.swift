import Contracts

extension NextStep {
  /// - Parameters:
  ///   - latest: the candidate's latest decision.
  ///   - review: where the candidate waits for an officer.
  ///   - society: a society's name by its code.
  init(
    of record: CandidateRecord, latest: Decision, cases: [Allocation], review: ReviewView?, rules: RuleSet,
    society: (String) -> String
  ) {
    if record.isWithdrawn {
      self.init(actor: .nobody, text: "推荐单位已撤回推荐，不再处理")
    } else if let concluded = cases.first(where: { $0.standing == .concluded }) {
      self.init(actor: .nobody, text: "\(society(concluded.society))已作出评价结论，初筛不再处理")
    } else {
      switch record.outcome {
      case .underReview: self = Self.review(review, latest)
      case .informationRequired:
        self.init(actor: .unit, text: "由推荐单位补充：\(Self.words(latest.clauses, rules))")
      case .rejected: self = Self.afterRejection(record, latest, rules)
      case .passed:
        if let open = cases.last, open.standing == .open {
          self.init(actor: .society, text: "由\(society(open.society))评价，应于\(CampaignDay.text(open.dueAt))前作出结论（A2.5）")
        } else {
          self.init(actor: .committee, text: "\(AllocationRule.name(record.field))尚无可受理的学会，登记后自动分配（N2.3）")
        }
      }
    }
  }

  private static func review(_ review: ReviewView?, _ latest: Decision) -> NextStep {
    let cause = review?.cause ?? latest.reason ?? "须由经办人审核"
    if let proposal = review?.proposal {
      return NextStep(actor: .officer, text: "\(proposal.officer)建议不通过，须由另一名经办人复核；\(cause)")
    }
    guard let officer = review?.claimedBy else { return NextStep(actor: .officer, text: "等待经办人审核；\(cause)") }
    return NextStep(actor: .officer, text: "由经办人\(officer)审核；\(cause)")
  }

  /// A refusal is no end: what was declared may be corrected (N3.1c: the pool stays open), and who misses the senior level may
  /// meet the professional one.
  private static func afterRejection(_ record: CandidateRecord, _ latest: Decision, _ rules: RuleSet) -> NextStep {
    var text = "未满足\(words(latest.clauses, rules))。申报有误的，由推荐单位在名单中更正后重新发送"
    let candidate = record.candidate
    if candidate.level == .senior, latest.clauses == [rules.senior.clause] {
      var experience = ExperienceText(candidate.experience, campaign: candidate.campaign)
      if rules.professional.finding(for: candidate.qualifications, experience: &experience).result == .met {
        text += "；所申报年限符合专业工程会员条件（\(rules.professional.clause)），可将拟申请级别改为“专业工程会员”后重新发送"
      }
    }
    return NextStep(actor: .unit, text: text)
  }

  private static func words(_ clauses: [String], _ rules: RuleSet) -> String {
    clauses.map { clause in rules.text(of: clause).map { "\(clause)“\($0)”" } ?? clause }.joined(separator: "、")
  }
}
