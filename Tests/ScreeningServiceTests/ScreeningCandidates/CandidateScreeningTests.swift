import CloudEvents
import Contracts
import StateStore
import Testing

@testable import ScreeningService

@Suite struct CandidateScreeningTests {
  private static let silent = Candidate.example(
    qualifications: .init(), experience: "2016年本科毕业于示例大学桥梁工程专业，从事桥梁设计9年，其中担任技术负责人4年。")

  @Test("Who passes is allocated: both events to everybody, the case to the society alone")
  func passed() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example()
      try desk.recommend(candidate)

      let sent = try desk.sent()
      #expect(
        sent.map(\.event.type) == [
          CandidatePassed.eventType, CandidateAllocated.eventType, CaseAllocated.eventType,
        ])
      #expect(
        sent.map(\.topic) == [
          "accord.screening.events", "accord.screening.events", "accord.society.civil-a.cases",
        ])
      #expect(sent.allSatisfy { $0.key == candidate.id && $0.event.subject == candidate.id })

      let passed = try #require(try desk.sent(CandidatePassed.self).first)
      #expect(passed.officer == nil)
      #expect(passed.ruleSet == RuleSet.notice2025.version)
      #expect(passed.findings.allSatisfy { $0.result == .met })
      let allocated = try #require(try desk.sent(CandidateAllocated.self).first)
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(given.candidate == candidate)
      #expect(given.findings == passed.findings)
      #expect(given.caseID == allocated.caseID && !given.caseID.isEmpty)
      #expect(given.society == "civil-a" && allocated.society == "civil-a")
      #expect(given.allocatedAt == ScreeningDesk.start)
      #expect(given.dueAt == EvaluationTerm.notice.due(from: ScreeningDesk.start) && given.dueAt == allocated.dueAt)
      #expect(allocated.explanation.contains("土木学会甲"))
      #expect(try desk.actions(of: candidate.id) == ["screened", "allocated"])
      #expect(try desk.read { try AllocationTable(transaction: $0).count(of: "civil-a") } == 1)
    }
  }

  @Test("Who misses a declared value is rejected with the clause, and nothing else happens")
  func rejected() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(qualifications: .engineer(relevant: 4, significant: 2))
      try desk.recommend(candidate)
      #expect(try desk.sent().map(\.event.type) == [CandidateRejected.eventType])
      #expect(try desk.sent(CandidateRejected.self).first?.clauses == ["N1.3.1"])
      #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.isEmpty)
      #expect(try desk.actions(of: candidate.id) == ["screened"])
    }
  }

  @Test("Where the form is silent the case goes to review with the evidence as a suggestion")
  func review() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent)
      let requested = try #require(try desk.sent(ReviewRequested.self).first)
      #expect(try desk.sent().count == 1)
      #expect(requested.suggestion == .passed)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.candidate == Self.silent)
      #expect(review.findings == requested.findings)
      #expect(review.suggestion == .passed)
      #expect(review.requestedAt == ScreeningDesk.start)
      #expect(review.cause.contains("N1.2、N1.3.1"))
      #expect(review.findings.contains { $0.evidence.contains("从事桥梁设计9年") })
    }
  }

  @Test("No society for the field: the candidate is held and says so")
  func held() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(field: "landscape")
      try desk.recommend(candidate)
      #expect(try desk.sent().map(\.event.type) == [CandidatePassed.eventType, CandidateHeld.eventType])
      let held = try #require(try desk.sent(CandidateHeld.self).first)
      #expect(held.field == "landscape")
      #expect(held.explanation.contains("风景园林类"))
      #expect(try desk.actions(of: candidate.id) == ["screened", "held"])
    }
  }

  @Test("A candidate who is known stays as they are, whatever came in between")
  func duplicate() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent)
      _ = try desk.decide(
        .init(candidateID: Self.silent.id, outcome: .rejected, clauses: ["N1.2"], officer: "甲", reason: "学历不符"))
      let before = try desk.sent().map(\.event.id)
      var again = Self.silent
      again.qualifications = .engineer(relevant: 9, significant: 4)
      try desk.recommend(again, id: "another-event")
      #expect(try desk.sent().map(\.event.id) == before)
      #expect(try desk.read { try CandidateTable(transaction: $0).find(Self.silent.id)?.outcome } == .rejected)
      #expect(try desk.actions(of: Self.silent.id) == ["screened", "decided"])
    }
  }

  @Test("Nothing personal stands outside the payload")
  func personalData() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      for sent in try desk.sent() {
        var bare = sent.event
        bare.data = []
        let attributes = String(decoding: bare.encoded(), as: UTF8.self)
        #expect(!attributes.contains("示例甲") && !attributes.contains("13800000000"))
        #expect(!sent.key.contains("示例甲"))
      }
    }
  }

  @Test("The order of different candidates does not matter where each has a society of its own")
  func orderDoesNotMatter() async throws {
    let societies = [
      Society(code: "civil-a", name: "甲", fields: ["civil"]), Society(code: "hydro", name: "乙", fields: ["hydraulic"]),
    ]
    let candidates = [
      Candidate.example(id: "a"), Candidate.example(id: "b", field: "hydraulic"),
      Candidate.example(id: "c", qualifications: .init()), Candidate.example(id: "d", field: "landscape"),
    ]
    func outcome(_ order: [Candidate]) async throws -> Set<String> {
      var result: Set<String> = []
      try await withDesk(societies) { desk in
        for candidate in order { try desk.recommend(candidate) }
        result = Set(
          try desk.sent().map { "\($0.event.id) \($0.topic) \(String(decoding: $0.event.data, as: UTF8.self))" })
      }
      return result
    }
    let expected = try await outcome(candidates)
    #expect(try await outcome(candidates.reversed()) == expected)
  }
}
