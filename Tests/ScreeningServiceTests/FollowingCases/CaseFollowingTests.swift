import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

@Suite struct CaseFollowingTests {
  private static let candidate = Candidate.example(specialty: "structural")
  private static let civilA = Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])
  private static let civilB = Society(code: "civil-b", name: "土木学会乙", fields: ["civil"])
  private static let hydro = Society(code: "hydro", name: "水利学会", fields: ["hydraulic"])
  private static let later = Timestamp(milliseconds: ScreeningDesk.start.milliseconds + 40 * 86_400_000)

  private func giveBack(
    _ desk: ScreeningDesk, _ number: Int, suggesting field: String? = nil, as society: String? = nil
  ) throws {
    let cases = try desk.sent(CaseAllocated.self)
    let given = try #require(cases.dropFirst(number - 1).first)
    try desk.receive(
      CaseReturned(
        caseID: given.caseID, candidateID: given.candidate.id, society: society ?? given.society, officer: "李",
        reason: "不属于本学会", suggestedField: field),
      id: "return-\(number)", source: "/accord/society/\(given.society)", at: Self.later)
  }

  @Test("A returned case goes to another society of the field, with a case id of its own and the first one's clock")
  func allocatedAnew() async throws {
    try await withDesk([Self.civilA, Self.civilB]) { desk in
      try desk.recommend(Self.candidate)
      try giveBack(desk, 1)
      let cases = try desk.sent(CaseAllocated.self)
      try #require(cases.map(\.society) == ["civil-a", "civil-b"])
      #expect(Set(cases.map(\.caseID)).count == 2)
      #expect(cases[1].dueAt == cases[0].dueAt)
      #expect(cases[1].allocatedAt == Self.later)
      #expect(try desk.sent(CandidateAllocated.self).last?.explanation.contains("civil-a") == true)
      #expect(try desk.actions(of: Self.candidate.id) == ["screened", "allocated", "returned", "allocated"])
    }
  }

  @Test("The suggested field comes first")
  func suggestedField() async throws {
    try await withDesk([Self.civilA, Self.civilB, Self.hydro]) { desk in
      try desk.recommend(Self.candidate)
      try giveBack(desk, 1, suggesting: "hydraulic")
      let cases = try desk.sent(CaseAllocated.self)
      try #require(cases.map(\.society) == ["civil-a", "hydro"])
      #expect(cases[1].candidate.field == "hydraulic" && cases[1].candidate.specialty == nil)
      #expect(try desk.read { try CandidateTable(transaction: $0).find(Self.candidate.id)?.field } == "hydraulic")
    }
  }

  @Test("A suggested field that nobody serves, or that there is not, leaves the field that it had")
  func suggestionWithoutSociety() async throws {
    for field in ["landscape", "aerospace", "civil"] {
      try await withDesk([Self.civilA, Self.civilB]) { desk in
        try desk.recommend(Self.candidate)
        try giveBack(desk, 1, suggesting: field)
        #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["civil-a", "civil-b"])
      }
    }
  }

  @Test("Nobody else serves the field: an officer is asked, with the cause; it never goes back to who returned it")
  func review() async throws {
    try await withDesk([Self.civilA, Self.civilB]) { desk in
      try desk.recommend(Self.candidate)
      try giveBack(desk, 1)
      try giveBack(desk, 2)
      #expect(try desk.sent(CaseAllocated.self).count == 2)
      #expect(try desk.sent(ReviewRequested.self).map(\.suggestion) == [nil])
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.candidate == Self.candidate)
      #expect(review.cause.contains("civil-b") && review.cause.contains("不属于本学会"))
      #expect(review.requestedAt == Self.later)
      #expect(review.findings.count == 4)

      // The officer passes it on as it is: both have returned it, so it waits for a third.
      let id = Self.candidate.id
      let response = try desk.decide(.init(candidateID: id, outcome: .passed, officer: "王", reason: "符合条件"))
      #expect(response.society == nil)
      #expect(try desk.sent(CandidateHeld.self).count == 1)
      desk.registry.replace(
        with: SocietyRegistry([Self.civilA, Self.civilB, Society(code: "new", name: "新", fields: ["civil"])]))
      try desk.releaseHolds(at: Self.later)
      let cases = try desk.sent(CaseAllocated.self)
      try #require(cases.map(\.society) == ["civil-a", "civil-b", "new"])
      #expect(cases[2].dueAt == cases[0].dueAt)
    }
  }

  @Test("A report on a case that has ended changes nothing")
  func endedCase() async throws {
    try await withDesk([Self.civilA, Self.civilB]) { desk in
      try desk.recommend(Self.candidate)
      try giveBack(desk, 1)
      let before = try desk.sent().count
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        CaseReturned(
          caseID: given.caseID, candidateID: Self.candidate.id, society: "civil-a", officer: "李", reason: "再次退回"),
        id: "again")
      #expect(try desk.sent().count == before)
      #expect(
        try desk.read { try AllocationTable(transaction: $0).list(of: Self.candidate.id).map(\.standing) } == [
          .returned, .open,
        ])
    }
  }

  @Test("Another society's report on the case, and a case that is not known, are dead letters")
  func foreign() async throws {
    try await withDesk([Self.civilA, Self.civilB]) { desk in
      try desk.recommend(Self.candidate)
      let foreign = #expect(throws: PermanentFailure.self) { try giveBack(desk, 1, as: "civil-b") }
      #expect(foreign?.code == "foreignCase")
      let unknown = #expect(throws: PermanentFailure.self) {
        try desk.receive(
          CaseReturned(caseID: "none", candidateID: Self.candidate.id, society: "civil-a", officer: "李", reason: "退回"),
          id: "unknown")
      }
      #expect(unknown?.code == "unknownCase")
      #expect(try desk.sent(CaseAllocated.self).count == 1)
    }
  }

  @Test("Stages and the conclusion are noted; a concluded case cannot be returned")
  func noted() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.candidate)
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      let id = Self.candidate.id
      try desk.receive(
        CaseAccepted(
          caseID: given.caseID, candidateID: id, society: "civil-a", panel: "structural", stage: .membership,
          explanation: "专业"), id: "accepted")
      try desk.receive(
        StageAdvanced(caseID: given.caseID, candidateID: id, society: "civil-a", stage: .assessment, officer: "李"),
        id: "advanced")
      let row = try desk.read {
        try $0.query("SELECT panel, stage, standing FROM allocation WHERE candidate_id = ?", [.text(id)])[0]
      }
      #expect([row.text(0), row.text(1), row.text(2)] == ["structural", "assessment", "open"])
      try desk.receive(
        CaseConcluded(
          caseID: given.caseID, candidate: Self.candidate, society: "civil-a", conclusion: .passed, officer: "李",
          concludedAt: Self.later), id: "concluded")
      try giveBack(desk, 1)
      let end = try desk.read {
        try $0.query("SELECT standing, conclusion, ended_at FROM allocation WHERE candidate_id = ?", [.text(id)])[0]
      }
      #expect(end.text(0) == "concluded" && end.text(1) == "passed" && end.integer(2) == Self.later.milliseconds)
      #expect(try desk.actions(of: id) == ["screened", "allocated", "concluded"])
    }
  }

  @Test(
    "Where those of the suggested field take nobody today, the candidate waits for them, and goes to no other field")
  func suggestedFieldIsFull() async throws {
    let hydroB = Society(code: "hydro-b", name: "水利学会乙", fields: ["hydraulic"])
    for others in [[], [hydroB]] {
      var civil = Self.civilA
      civil.isPaused = true
      try await withDesk([Self.hydro, civil] + others) { desk in
        try desk.recommend(
          .example(
            field: "hydraulic",
            qualifications: .init(
              education: "本科", degree: "学士", discipline: "水利水电工程", relevantYears: 5, significantYears: 2)))
        try giveBack(desk, 1, suggesting: "civil")
        #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["hydro"])
        let held = try #require(try desk.sent(CandidateHeld.self).first)
        #expect(held.field == "civil" && held.explanation.contains("暂停受理"))
        #expect(try desk.read { try CandidateTable(transaction: $0).find(Self.candidate.id)?.field } == "civil")
        #expect(try desk.sent(ReviewRequested.self).isEmpty)
        try desk.change(.init(code: "civil-a", officer: "王", reason: "完成", paused: false), at: Self.later)
        try desk.ring(at: Self.later)
        #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["hydro", "civil-a"])
      }
    }
  }

  @Test("Nobody waits for a society whose last day has gone by")
  func suggestedFieldIsOver() async throws {
    var civil = Self.civilA
    civil.to = CalendarDate("2025-04-30")
    try await withDesk([Self.hydro, civil]) { desk in
      try desk.recommend(
        .example(
          field: "hydraulic",
          qualifications: .init(
            education: "本科", degree: "学士", discipline: "水利水电工程", relevantYears: 5, significantYears: 2)))
      try giveBack(desk, 1, suggesting: "civil")
      #expect(try desk.sent(CandidateHeld.self).isEmpty && desk.sent(ReviewRequested.self).count == 1)
    }
  }
}
