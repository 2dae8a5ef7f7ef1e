import CloudEvents
import Contracts
import Messaging

/// Hears what every service says of the candidates and keeps it, so that a recommending unit can be told where each of
/// its people stands.
enum CandidateFollowing {
  static let subscriptions: [TopicPattern] = [
    .topic(.screeningEvents), .everySocietyEvents, .topic(.referralEvents),
  ]

  /// - Parameter asking: what screening asks for is asked of the units.
  static func add(to router: inout EventRouter, asking: SupplementAsking = SupplementAsking()) {
    addScreening(to: &router, asking)
    addClock(to: &router)
    addSocieties(to: &router)
    addReferral(to: &router)
  }

  /// Keeps what one event says, and its line in the history.
  static func note(
    _ candidate: String, _ event: CloudEvent, _ work: UnitOfWork, _ text: String,
    _ change: (inout CandidateFacts) -> Void
  ) throws {
    let table = FactsTable(transaction: work.transaction)
    var facts = try table.get(candidate)
    change(&facts)
    try table.put(facts, of: candidate)
    try CandidateHistory(transaction: work.transaction).append(
      HistoryEntry(at: event.time ?? work.now, eventID: event.id, source: event.source, type: event.type, text: text),
      to: candidate)
  }

  // MARK: Screening

  private static func addScreening(to router: inout EventRouter, _ asking: SupplementAsking) {
    router.on(CandidatePassed.self) { payload, event, work in
      try note(payload.candidateID, event, work, decided("初筛通过", payload.officer, payload.reason)) { facts in
        facts.screening.decide(.passed, payload.findings)
      }
      try asking.close(payload.candidateID, work)
    }
    router.on(CandidateRejected.self) { payload, event, work in
      let text = "初筛未通过（\(payload.clauses.joined(separator: "、"))）" + Self.refusal(payload)
      try note(payload.candidateID, event, work, decided(text, payload.officer, payload.reason)) { facts in
        facts.screening.decide(.rejected, payload.findings)
        facts.closeCases()
      }
      try asking.close(payload.candidateID, work)
    }
    router.on(InformationRequired.self) { payload, event, work in
      let text = "初筛要求补充材料（\(payload.items.joined(separator: "、"))）"
      let request = try asking.ask(payload, work)
      try note(payload.candidateID, event, work, decided(text, payload.officer, payload.reason)) { facts in
        facts.screening.decide(.informationRequired, payload.findings)
        facts.screening.items = payload.items
        facts.screening.askedUntil = request?.dueAt
        facts.screening.asked = request?.questions.filter(\.isOpen).map(\.item)
      }
    }
    router.on(LevelChanged.self, LevelFollowing.changed)
    router.on(ReviewRequested.self) { payload, event, work in
      try note(payload.candidateID, event, work, "初筛转人工复核") { facts in
        facts.screening.decide(.underReview, payload.findings)
      }
      try asking.review(payload.candidateID, work)
    }
    router.on(CandidateHeld.self) { payload, event, work in
      try note(payload.candidateID, event, work, payload.explanation) { facts in
        facts.screening.isHeld = true
        facts.screening.caseID = nil
        facts.closeCases()
      }
    }
    router.on(CandidateAllocated.self) { payload, event, work in
      try note(payload.candidateID, event, work, payload.explanation) { facts in
        facts.screening.isHeld = false
        facts.screening.caseID = payload.caseID
        facts.screening.society = payload.society
        facts.screening.societyName = payload.societyName
        facts.update(case: payload.caseID, society: payload.society) { $0.isAllocated = true }
      }
    }
  }

  private static func addClock(to router: inout EventRouter) {
    router.on(ClockMarkReached.self) { payload, event, work in
      let due = CampaignDay.text(Timestamp(milliseconds: payload.dueAt.milliseconds - 1))
      let text =
        switch payload.mark {
        case .half: "评价期限已过一半，截止日\(due)"
        case .threeQuarters: "评价期限已过四分之三，截止日\(due)"
        case .nineTenths: "评价期限已过九成，截止日\(due)"
        case .overdue: "评价已超过六个月期限（截止日\(due)）"
        }
      try note(payload.candidateID, event, work, text) { _ in }
    }
  }

  /// What was found for each clause that is not met, and what may be done, in Chinese; where an officer decided, the officer says.
  private static func refusal(_ payload: CandidateRejected) -> String {
    guard payload.officer == nil, payload.reason == nil else { return "" }
    let found = payload.clauses.compactMap { clause in
      payload.findings.first { $0.clause == clause }.map { "\(clause)：\($0.evidence)" }
    }
    return found.isEmpty ? "" : "：\(found.joined(separator: "；"))。申报有误的，可在名单中更正后重新发送"
  }

  private static func decided(_ text: String, _ officer: String?, _ reason: String?) -> String {
    guard let officer else { return text + (reason.map { "（\($0)）" } ?? "") }
    return "\(text)，评审人员：\(officer)" + (reason.map { "，理由：\($0)" } ?? "")
  }

  // MARK: Societies

  private static func addSocieties(to router: inout EventRouter) {
    router.on(CaseAccepted.self) { payload, event, work in
      try note(payload.candidateID, event, work, payload.explanation) { facts in
        facts.update(case: payload.caseID, society: payload.society) {
          $0.panel = payload.panel
          $0.stage = payload.stage
        }
      }
    }
    router.on(StageAdvanced.self) { payload, event, work in
      let text =
        "学会（\(payload.society)）：进入\(WaitingFor.stageName(payload.stage))阶段" + (payload.note.map { "，\($0)" } ?? "")
      try note(payload.candidateID, event, work, text) { facts in
        facts.update(case: payload.caseID, society: payload.society) { $0.stage = payload.stage }
      }
    }
    router.on(InformationAsked.self) { payload, event, work in
      let text = "学会（\(payload.society)）请\(WaitingFor.title(payload.of))补充：\(payload.note)"
      try note(payload.candidateID, event, work, text) { facts in
        facts.update(case: payload.caseID, society: payload.society) {
          $0.askedOf = payload.of
          $0.asked = payload.asked
        }
      }
    }
    router.on(InformationItemsSettled.self, InformationFollowing.settled)
    router.on(InformationReminded.self, InformationFollowing.reminded)
    router.on(InformationReceived.self) { payload, event, work in
      let text = "学会（\(payload.society)）不再等待补充" + (payload.note.map { "：\($0)" } ?? "")
      try note(payload.candidateID, event, work, text) { facts in
        facts.update(case: payload.caseID, society: payload.society) {
          $0.askedOf = nil
          $0.asked = nil
        }
      }
    }
    router.on(CaseReturned.self) { payload, event, work in
      let text = "学会（\(payload.society)）退回：\(payload.reason)"
      try note(payload.candidateID, event, work, text) { facts in
        facts.update(case: payload.caseID, society: payload.society) { $0.isReturned = true }
      }
    }
    router.on(CaseConcluded.self) { payload, event, work in
      let text =
        "学会（\(payload.society)）评价\(payload.conclusion == .passed ? "通过" : "未通过")"
        + (payload.reason.map { "，理由：\($0)" } ?? "")
      try note(payload.candidate.id, event, work, text) { facts in
        facts.update(case: payload.caseID, society: payload.society) {
          $0.stage = .conclusion
          $0.conclusion = payload.conclusion
        }
      }
      try ConclusionMeeting(work: work).meet(payload)
    }
  }

  // MARK: Referral

  private static func addReferral(to router: inout EventRouter) {
    router.on(MemberRegistered.self) { payload, event, work in
      let text = "登记为\(LevelTitle.of(payload.level))，会员号 \(payload.memberNumber)"
      try note(payload.candidateID, event, work, text) { facts in
        facts.referral.memberNumber = payload.memberNumber
      }
    }
    router.on(MemberReferred.self) { payload, event, work in
      let name = payload.partnerName ?? WaitingFor.partnerName(payload.partner)
      try note(payload.candidateID, event, work, "推荐到\(name)") { facts in
        facts.referral.partnerName = payload.partnerName
        facts.referral.memberNumber = payload.memberNumber
        facts.referral.country = payload.country
        facts.referral.progress = ReferralProgress(partner: payload.partner, status: .referred)
      }
    }
    router.on(MemberWaiting.self) { payload, event, work in
      try note(payload.candidateID, event, work, payload.explanation) { facts in
        facts.referral.memberNumber = payload.memberNumber
        facts.referral.country = payload.country
        facts.referral.progress = ReferralProgress(status: payload.status)
      }
    }
    router.on(AnswerRecorded.self) { payload, event, work in
      try note(payload.candidateID, event, work, answered(payload)) { facts in
        facts.referral.memberNumber = payload.memberNumber
        facts.referral.progress = ReferralProgress(
          partner: payload.partner, status: ReferralStatus(payload.answer), localTitle: payload.localTitle,
          reason: payload.reason)
      }
    }
  }

  private static func answered(_ payload: AnswerRecorded) -> String {
    let partner = WaitingFor.partnerName(payload.partner)
    switch payload.answer {
    case .acknowledged: return "\(partner)已受理"
    case .granted: return "\(partner)予以互认" + (payload.localTitle.map { "，授予 \($0)" } ?? "")
    case .declined: return "\(partner)未予互认" + (payload.reason.map { "，理由：\($0)" } ?? "")
    }
  }
}

extension CandidateFacts.Screening {
  /// A new decision takes the candidate back from wherever it was allocated or held.
  fileprivate mutating func decide(_ outcome: ScreeningOutcome, _ findings: [Finding]) {
    self.outcome = outcome
    self.findings = findings
    items = []
    askedUntil = nil
    asked = nil
    isHeld = false
    caseID = nil
    society = nil
    societyName = nil
  }
}

extension ReferralStatus {
  fileprivate init(_ answer: ReferralAnswer) {
    switch answer {
    case .acknowledged: self = .acknowledged
    case .granted: self = .granted
    case .declined: self = .declined
    }
  }
}
