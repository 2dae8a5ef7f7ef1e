import Contracts
import Testing

@testable import ScreeningService

/// Whose career speaks of another field: decided as declared, listed for an officer, and settled or decided otherwise.
@Suite struct FieldDoubtTests {
  private static let societies = [
    Society(code: "civil-a", name: "土木学会甲", fields: ["civil"]),
    Society(code: "it", name: "计算机学会", fields: ["computing"]),
  ]

  private static func doubtful(_ number: Int = 1, _ dispatch: Dispatch = .dispatched) -> Candidate {
    .example(
      id: "0196a000-0000-7000-8000-00000000000\(number)", dispatch: dispatch, field: "computing",
      specialty: "computing",
      experience: "从事桥梁设计与施工9年，主持斜拉桥施工。", project: Project(name: "示例项目", country: "MM"))
  }

  private func doubts(_ desk: ScreeningDesk) throws -> [FieldDoubtView] {
    try desk.read { try desk.queries.fieldDoubts(.init(), $0) }.doubts
  }

  private func explained(_ desk: ScreeningDesk, _ id: String) throws -> Explain.Response {
    try desk.read {
      try CandidateExplanation(rules: .notice, registry: desk.registry).explain(.init(candidateID: id), $0)
    }
  }

  @Test("The outcome is the declared one; the doubt is kept with the decision and listed, dispatched first (A2.4)")
  func listed() async throws {
    try await withDesk(Self.societies) { desk in
      for candidate in [
        Self.doubtful(1, .planned), Self.doubtful(2), .example(id: "0196a000-0000-7000-8000-000000000003"),
      ] {
        try desk.recommend(candidate)
      }
      let id = Self.doubtful(2).id
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["it", "it", "civil-a"])
      let doubts = try doubts(desk)
      #expect(doubts.map(\.candidate.id) == [id, Self.doubtful(1).id])
      #expect(doubts.allSatisfy { $0.advice.fields == ["civil"] && $0.outcome == .passed })
      let shown = try desk.read { try desk.queries.candidate(.init(id: id), $0) }
      #expect(shown.findings[0].advice == doubts[0].advice && shown.decision.number == 1 && shown.flags.isEmpty)
      let criterion = try explained(desk, id).criteria[0]
      #expect(criterion.finding.advice == doubts[0].advice && criterion.place == "“所在领域”、“专业类别”栏")
      // The society sees it, too.
      #expect(try desk.sent(CaseAllocated.self)[1].findings[0].advice == doubts[0].advice)
      #expect(throws: ScreeningError.self) { try desk.read { try desk.queries.fieldDoubts(.init(field: "law"), $0) } }
    }
  }

  @Test("An officer settles it with a reason, once")
  func settled() async throws {
    try await withDesk(Self.societies) { desk in
      let id = Self.doubtful().id
      try desk.recommend(Self.doubtful())
      let request = SettleFieldDoubt.Request(candidateID: id, officer: " 王审核", reason: "从事桥梁软件研发")
      _ = try desk.work("s1") { try FieldSettling.settle(request, $0) }
      #expect(try doubts(desk).isEmpty)
      #expect(try desk.actions(of: id).last == "fieldSettled")
      #expect(throws: ScreeningError.noFieldDoubt(id: id)) {
        try desk.work("s2") { try FieldSettling.settle(request, $0) }
      }
      #expect(try desk.sent(CandidateAllocated.self).count == 1)
    }
  }

  @Test("An officer opens it anew and decides the other field: another society gets the case")
  func decidedOtherwise() async throws {
    try await withDesk(Self.societies) { desk in
      let id = Self.doubtful().id
      try desk.recommend(Self.doubtful())
      _ = try desk.work("o") {
        try ReviewReopening(rules: .notice, allocation: desk.allocation).reopen(
          .init(candidateID: id, officer: "王审核", reason: "经历为桥梁"), $0)
      }
      #expect(try doubts(desk).count == 1)
      let decided = try desk.decide(
        .init(candidateID: id, outcome: .passed, field: "civil", officer: "王审核", reason: "经历为桥梁"))
      #expect(decided.society == "civil-a")
      #expect(try doubts(desk).isEmpty)
    }
  }

  @Test("A correction that mends it, a withdrawal and a conclusion end the doubt")
  func ended() async throws {
    try await withDesk([]) { desk in
      for number in 1...2 { try desk.recommend(Self.doubtful(number)) }
      #expect(try doubts(desk).count == 2)
      var mended = Self.doubtful(1)
      (mended.field, mended.specialty) = ("civil", "structural")
      try desk.receive(CandidateCorrected(candidate: mended, changed: ["field", "specialty"]), id: "corrected")
      try desk.receive(
        CandidateWithdrawn(candidateID: Self.doubtful(2).id, officer: "王", reason: "放弃"), id: "withdrawn")
      #expect(try doubts(desk).isEmpty)
    }
  }
}
