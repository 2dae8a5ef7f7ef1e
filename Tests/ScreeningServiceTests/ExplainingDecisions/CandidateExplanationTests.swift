import Contracts
import Testing

@testable import ScreeningService

@Suite struct CandidateExplanationTests {
  private func explain(_ desk: ScreeningDesk, _ id: String) throws -> Explain.Response {
    let explanation = CandidateExplanation(rules: .notice, registry: desk.registry)
    return try desk.read { try explanation.explain(.init(candidateID: id), $0) }
  }

  @Test("Each criterion has the clause's words and its evidence; who passed is the society's until the term ends")
  func passed() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example()
      try desk.recommend(candidate)
      let explained = try explain(desk, candidate.id)
      #expect(explained.criteria.map(\.finding.clause) == ["N1.1", "N1.2", "N1.3.1", "N1.3.3"])
      #expect(explained.criteria[2].text == "申请专业工程会员：相关专业工作满5年，其中重要工程工作满2年")
      #expect(explained.criteria[2].finding.evidence.contains("相关专业工作5年"))
      #expect(explained.decisions.map(\.outcome) == [.passed] && explained.decisions[0].officer == nil)
      #expect(explained.decisions[0].ruleSet == "2025-1")
      #expect(explained.cases.map(\.society) == ["civil-a"])
      #expect(explained.next.actor == .society && explained.next.text.contains("土木学会甲"))
    }
  }

  @Test("Who misses the senior years and meets the professional ones is asked; who meets neither is refused")
  func seniorTold() async throws {
    try await withDesk { desk in
      for (number, relevant, significant, isOffered) in [(1, 9.0, 4.0, true), (2, 4.0, 4.0, false)] {
        let candidate = Candidate.example(
          id: "0196a000-0000-7000-8000-00000000000\(number)", level: .senior,
          qualifications: .engineer(relevant: relevant, significant: significant))
        try desk.recommend(candidate)
        let explained = try explain(desk, candidate.id)
        #expect(explained.outcome == (isOffered ? .informationRequired : .rejected))
        // A refusal is an end: nobody has to act, though the unit may.
        #expect(explained.next.actor == (isOffered ? .unit : .nobody))
        #expect(explained.next.text.contains("未满足N1.3.2“申请资深工程会员：相关专业工作满10年，其中重要工程工作满5年”"))
        #expect(explained.next.text.contains("由推荐单位答复是否同意改按专业工程会员评价") == isOffered)
        #expect(
          explained.next.text.contains("符合N1.3.1“申请专业工程会员：相关专业工作满5年，其中重要工程工作满2年”") == isOffered)
        #expect(explained.next.text.contains("更正后重新发送") != isOffered)
        #expect(explained.rounds?.map(\.open.count) == (isOffered ? [1] : []))
      }
    }
  }

  @Test("An officer's way: the queue, the claim, the proposal, the question, the withdrawal")
  func officersWay() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(qualifications: .init(), experience: "从事桥梁设计9年。")
      try desk.recommend(candidate)
      var next = try explain(desk, candidate.id).next
      #expect(next.actor == .officer && next.text.hasPrefix("等待经办人审核；申报材料不足以认定"))
      _ = try desk.work("c") { try ReviewClaiming.claim(.init(candidateID: candidate.id, officer: "王审核"), $0) }
      #expect(try explain(desk, candidate.id).next.text.hasPrefix("由经办人王审核审核"))
      let deciding = ReviewDeciding(allocation: desk.allocation, needsSecondOfficer: true)
      _ = try desk.work("d") {
        try deciding.decide(
          .init(candidateID: candidate.id, outcome: .rejected, clauses: ["N1.2"], officer: "王审核", reason: "学历不符"), $0)
      }
      #expect(try explain(desk, candidate.id).next.text.hasPrefix("王审核建议不通过，须由另一名经办人复核"))
      try desk.decide(.init(candidateID: candidate.id, outcome: .informationRequired, officer: "李审核", reason: "请补证书"))
      next = try explain(desk, candidate.id).next
      #expect(next.actor == .unit && next.text.contains("N1.2“具有工程类或相关专业本科及以上学历”"))
      let decisions = try explain(desk, candidate.id).decisions
      #expect(decisions.map(\.officer) == [nil, "李审核"] && decisions.last?.reason == "请补证书")
      try desk.receive(
        CandidateWithdrawn(candidateID: candidate.id, officer: "李审核", reason: "本人放弃"), id: "withdrawn")
      let explained = try explain(desk, candidate.id)
      #expect(explained.isWithdrawn && explained.next.actor == .nobody)
    }
  }

  @Test("Every finding says where in what was handed in it stands: a column, words of the text, a row of a table")
  func places() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(
        qualifications: DeclaredQualifications(education: "本科", degree: "学士", discipline: "土木工程"),
        experience: "本人 从事桥梁工程9年，其中担任技术负责人4年。")
      try desk.recommend(candidate)
      let explained = try explain(desk, candidate.id)
      #expect(
        explained.criteria.map(\.place) == [
          "“所在领域”栏", "“最高学历”、“学位”、“所学专业”栏", "主要工程实践经历栏，第1—11字、第13—23字",
          "附件3表1（已外派），文件“example.xlsx”工作表“附件3”第7行",
        ])
      #expect(explained.criteria[2].finding.spans?.map(\.words) == ["本人 从事桥梁工程9年", "其中担任技术负责人4年"])
      let silent = Candidate.example(
        id: "0196a000-0000-7000-8000-000000000002", dispatch: .planned, qualifications: .init())
      try desk.recommend(silent)
      #expect(try explain(desk, silent.id).criteria.map(\.place)[1...2].allSatisfy { $0 == nil })
      #expect(try explain(desk, silent.id).criteria[3].place?.hasPrefix("附件3表2（计划外派）") == true)
    }
  }

  @Test("Held and unknown candidates")
  func others() async throws {
    try await withDesk([]) { desk in
      let candidate = Candidate.example()
      try desk.recommend(candidate)
      let next = try explain(desk, candidate.id).next
      #expect(next == NextStep(actor: .committee, text: "土木工程类尚无可受理的学会，登记后自动分配（N2.3）"))
      #expect(throws: ScreeningError.unknownCandidate(id: "nobody")) { try explain(desk, "nobody") }
    }
  }

  @Test("While somebody is waited for, the term is as if they answered now")
  func waitedFor() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let due = try #require(try desk.sent(CaseAllocated.self).first).dueAt
      try desk.ask(.after(10))
      var explanation = CandidateExplanation(rules: .notice, registry: desk.registry)
      explanation.clock = FixedClock(time: .after(40))
      let explained = try desk.read { try explanation.explain(.init(candidateID: Candidate.example().id), $0) }
      let shown = try #require(try desk.evaluation(now: .after(40)).clock).dueAt
      #expect(shown > due && explained.cases.map(\.dueAt) == [shown])
      #expect(explained.next.text.contains(CampaignDay.text(shown)))
    }
  }
}
