import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

/// What a conclusion, or a refusal while nobody has the case, ends stays ended.
@Suite struct EndedCandidateTests {
  private static let id = Candidate.example().id
  private static let later = Timestamp(milliseconds: ScreeningDesk.start.milliseconds + 86_400_000)

  @Test("Nobody is opened anew on whom a society has concluded")
  func concluded() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        CaseConcluded(
          caseID: given.caseID, candidate: .example(), society: "civil-a", conclusion: .notPassed, officer: "李",
          concludedAt: Self.later), id: "concluded", source: "/accord/society/civil-a")
      #expect(throws: ScreeningError.conclusionStands(id: Self.id, society: "civil-a")) {
        try desk.reopen(Self.id, by: "李审核", because: "存疑")
      }
      #expect(try desk.actions(of: Self.id) == ["screened", "allocated", "concluded"])
    }
  }

  @Test("A refusal while nobody has the case stops the clock")
  func refusedBetweenSocieties() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        CaseReturned(
          caseID: given.caseID, candidateID: Self.id, society: "civil-a", officer: "李", reason: "不属本会专业"),
        id: "returned", source: "/accord/society/civil-a", at: Self.later)
      #expect(try desk.clock(Self.id)?.reading.clock.stoppedAt == nil)
      let end = Timestamp(milliseconds: Self.later.milliseconds + 1000)
      try desk.decide(
        .init(candidateID: Self.id, outcome: .rejected, clauses: ["N1.2"], officer: "王", reason: "学历不符"), at: end)
      #expect(try desk.clock(Self.id)?.reading.clock.stoppedAt == end)
      #expect(try desk.timers().filter { $0.kind == "clock" }.isEmpty)
    }
  }

  @Test("Another phone is no reason to judge anew, whoever reads the candidate meanwhile")
  func otherPhone() async throws {
    try await withDesk { desk in
      var silent = Candidate.example(qualifications: DeclaredQualifications())
      try desk.recommend(silent)
      silent.person.phone = "13911111111"
      try desk.receive(CandidateCorrected(candidate: silent, changed: ["person.phone"]), id: "correct")
      #expect(try desk.actions(of: Self.id) == ["screened", "corrected"])
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.candidate.person.phone == "13911111111")
    }
  }
}
