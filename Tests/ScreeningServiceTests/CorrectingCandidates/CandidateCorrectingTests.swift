import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

@Suite struct CandidateCorrectingTests {
  private static let candidate = Candidate.example()
  private static let civil = Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])
  private static let hydro = Society(code: "hydro", name: "水利学会", fields: ["hydraulic"])

  /// A candidate who declares too few years.
  private static let short = Candidate.example(qualifications: .engineer(relevant: 3, significant: 2))
  /// Nothing declared decides.
  private static let silent = Candidate.example(qualifications: DeclaredQualifications())

  private func correct(
    _ desk: ScreeningDesk, _ candidate: Candidate, _ changed: [String], id: String = "correct"
  ) throws {
    try desk.receive(CandidateCorrected(candidate: candidate, changed: changed), id: id)
  }

  private func record(_ desk: ScreeningDesk) throws -> CandidateRecord {
    try Required.value(try desk.read { try CandidateTable(transaction: $0).find(Self.candidate.id) })
  }

  private func reviews(_ desk: ScreeningDesk) throws -> [ReviewView] {
    try desk.read { try desk.queries.reviews(.init(), $0) }.reviews
  }

  @Test("Who is at a society is corrected there; contact data are no new decision")
  func contactData() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.person.phone = "13911111111"
      try correct(desk, candidate, ["person.phone"])
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      let corrected = try desk.sent(CaseCorrected.self)
      #expect(
        corrected == [
          CaseCorrected(caseID: given.caseID, society: "civil-a", candidate: candidate, changed: ["person.phone"])
        ])
      #expect(try desk.sent().last?.topic == Topic.societyCases("civil-a").name)
      #expect(try record(desk).outcome == .passed && reviews(desk).isEmpty)
      #expect(try desk.sent(CandidatePassed.self).count == 1)
      #expect(try desk.actions(of: candidate.id) == ["screened", "allocated", "corrected"])
    }
  }

  @Test(
    "New data that the rules pass again need no officer; data that they do not pass come under review, and the case stays"
  )
  func underReviewAtTheSociety() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 7
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "better")
      #expect(try record(desk).outcome == .passed && reviews(desk).isEmpty)

      candidate.qualifications.relevantYears = 2
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "worse")
      #expect(try record(desk).outcome == .underReview)
      let review = try #require(try reviews(desk).first)
      #expect(review.suggestion == .rejected && review.candidate.qualifications.relevantYears == 2)
      #expect(review.cause.contains("更正"))
      #expect(try desk.sent(CaseWithdrawn.self).isEmpty && desk.sent(CaseCorrected.self).count == 2)

      // The officer passes them: the society keeps its case.
      let answer = try desk.decide(
        .init(candidateID: candidate.id, outcome: .passed, officer: "op", reason: "已核实"))
      #expect(answer.society == "civil-a")
      #expect(try desk.sent(CaseAllocated.self).count == 1)
      #expect(try desk.sent(CandidateAllocated.self).map(\.caseID).count == 2)
      #expect(Set(try desk.sent(CandidateAllocated.self).map(\.caseID)).count == 1)
    }
  }

  @Test("An officer who refuses after all takes the case back from the society")
  func refusedAfterAll() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 2
      try correct(desk, candidate, ["qualifications.relevantYears"])
      try desk.decide(
        .init(
          candidateID: candidate.id, outcome: .rejected, clauses: ["N1.3.1"], officer: "op", reason: "年限不足"))
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(
        try desk.sent(CaseWithdrawn.self) == [
          CaseWithdrawn(
            caseID: given.caseID, candidateID: candidate.id, society: "civil-a", officer: "op", reason: "年限不足")
        ])
      // The society had not heard of it yet.
      try desk.receive(
        CaseConcluded(
          caseID: given.caseID, candidate: candidate, society: "civil-a", conclusion: .passed, officer: "李",
          concludedAt: ScreeningDesk.start), id: "late", source: "/accord/society/civil-a")
      #expect(try record(desk).outcome == .rejected)
      #expect(try desk.actions(of: candidate.id).last == "concludedAfterEnd")
    }
  }

  @Test("Another field is an officer's question, and the case moves with the answer")
  func anotherField() async throws {
    try await withDesk([Self.civil, Self.hydro]) { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.field = "hydraulic"
      candidate.qualifications.discipline = "水利水电工程"
      try correct(desk, candidate, ["field", "qualifications.discipline"])
      #expect(try record(desk).outcome == .underReview)
      #expect(try desk.sent(CaseAllocated.self).count == 1)
      try desk.decide(.init(candidateID: candidate.id, outcome: .passed, officer: "op", reason: "确为水利"))
      #expect(try desk.sent(CaseWithdrawn.self).map(\.society) == ["civil-a"])
      let cases = try desk.sent(CaseAllocated.self)
      #expect(cases.map(\.society) == ["civil-a", "hydro"] && cases[1].dueAt == cases[0].dueAt)
    }
  }

  @Test("A case that comes back while its candidate is under review waits for the officer")
  func returnedUnderReview() async throws {
    try await withDesk([Self.civil, Society(code: "civil-b", name: "土木学会乙", fields: ["civil"])]) { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 2
      try correct(desk, candidate, ["qualifications.relevantYears"])
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        CaseReturned(
          caseID: given.caseID, candidateID: candidate.id, society: given.society, officer: "李", reason: "不属于本学会"),
        id: "return", source: "/accord/society/\(given.society)")
      #expect(try desk.sent(CaseAllocated.self).count == 1 && record(desk).outcome == .underReview)
      try desk.decide(.init(candidateID: candidate.id, outcome: .passed, officer: "op", reason: "已核实"))
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["civil-a", "civil-b"])
    }
  }

  @Test("What a society has concluded is no officer's question any more")
  func concludedUnderReview() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 2
      try correct(desk, candidate, ["qualifications.relevantYears"])
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        CaseConcluded(
          caseID: given.caseID, candidate: candidate, society: given.society, conclusion: .passed, officer: "李",
          concludedAt: ScreeningDesk.start), id: "conclude", source: "/accord/society/\(given.society)")
      #expect(try reviews(desk).isEmpty)
      let sent = try desk.sent().count
      candidate.qualifications.relevantYears = 1
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "after")
      #expect(try desk.sent().count == sent)
      #expect(try desk.actions(of: candidate.id).last == "corrected")
    }
  }

  @Test("Who waits for an officer, or was asked for more, is screened again")
  func openOnes() async throws {
    for asked in [false, true] {
      try await withDesk { desk in
        try desk.recommend(Self.silent)
        if asked {
          try desk.decide(
            .init(candidateID: Self.silent.id, outcome: .informationRequired, officer: "op", reason: "请补充"))
        }
        try correct(
          desk, Self.candidate, ["qualifications.education", "qualifications.relevantYears"])
        #expect(try record(desk).outcome == .passed && reviews(desk).isEmpty)
        #expect(try desk.sent(CaseAllocated.self).map(\.candidate) == [Self.candidate])
        // Contact data alone decide nothing.
        let sent = try desk.sent().count
        var candidate = Self.candidate
        candidate.person.email = "x@example.org"
        try correct(desk, candidate, ["person.email"], id: "mail")
        #expect(try desk.sent().count == sent + 1)
      }
    }
  }

  @Test("Who is held for want of a society is released by a field that has one")
  func heldOnes() async throws {
    try await withDesk([Self.hydro]) { desk in
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.field = "hydraulic"
      try correct(desk, candidate, ["field"])
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["hydro"])
      #expect(try desk.read { try HoldTable(transaction: $0).contains(Self.candidate.id) } == false)
    }
  }

  @Test(
    "Nobody passes by declaring something else after a refusal, unless an officer has seen it; an officer's refusal stands"
  )
  func rejectedOnes() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.short)
      #expect(try record(desk).outcome == .rejected)
      try correct(desk, Self.candidate, ["qualifications.relevantYears"])
      #expect(try record(desk).outcome == .underReview && desk.sent(CaseAllocated.self).isEmpty)
      #expect(try reviews(desk).first?.suggestion == .passed)
      try desk.decide(
        .init(
          candidateID: Self.short.id, outcome: .rejected, clauses: ["N1.3.1"], officer: "op", reason: "查无实据"))
      let sent = try desk.sent().count
      try correct(desk, Self.candidate, ["qualifications.significantYears"], id: "again")
      #expect(try record(desk).outcome == .rejected && desk.sent().count == sent)
    }
  }

  @Test("A correction of somebody unknown is a dead letter")
  func unknown() async throws {
    try await withDesk { desk in
      #expect(throws: PermanentFailure.self) { try correct(desk, Self.candidate, ["person.phone"]) }
    }
  }

  @Test("Who was opened anew after a refusal passes by no correction: the officer who has them sees it")
  func reopenedOnes() async throws {
    try await withDesk { desk in
      let id = Self.short.id
      try desk.recommend(Self.short)
      try desk.reopen(id, by: "李审核", because: "单位来电称年限有误")
      _ = try desk.work("claim") { try ReviewClaiming.claim(.init(candidateID: id, officer: "李审核"), $0) }
      try correct(desk, Self.candidate, ["qualifications.relevantYears"])
      #expect(try record(desk).outcome == .underReview)
      #expect(try desk.sent(CandidatePassed.self).isEmpty && desk.sent(CaseAllocated.self).isEmpty)
      let review = try #require(try reviews(desk).first)
      #expect(review.claimedBy == "李审核" && review.suggestion == .passed)
      #expect(review.candidate.qualifications.relevantYears == 5)
      #expect(review.cause.contains("单位来电称年限有误") && review.cause.contains("更正"))
      // Once more is no other story.
      try correct(desk, Self.candidate, ["qualifications.relevantYears"], id: "again")
      #expect(try reviews(desk).first?.cause == review.cause)
      try desk.decide(.init(candidateID: id, outcome: .passed, officer: "李审核", reason: "已核实"))
      #expect(try desk.sent(CaseAllocated.self).count == 1)
    }
  }

  @Test("A second correction of somebody refused passes no more than the first")
  func correctedTwice() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.short)
      for turn in 1...2 {
        try correct(desk, Self.candidate, ["qualifications.relevantYears"], id: "turn-\(turn)")
        #expect(try record(desk).outcome == .underReview && reviews(desk).count == 1)
      }
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
    }
  }

  @Test("An officer who opened somebody anew who had passed, and was asked for more since, decides")
  func reopenedPass() async throws {
    try await withDesk([]) { desk in
      let id = Self.candidate.id
      try desk.recommend(Self.candidate)
      try desk.reopen(id, by: "李审核", because: "存疑")
      try desk.decide(
        .init(candidateID: id, outcome: .informationRequired, clauses: ["N1.3.1"], officer: "李审核", reason: "请补充"))
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 9
      try correct(desk, candidate, ["qualifications.relevantYears"])
      #expect(try record(desk).outcome == .underReview)
      try desk.decide(.init(candidateID: id, outcome: .passed, officer: "李审核", reason: "已核实"), id: "pass")
      // Passed by the officer, and nothing stands behind it any more.
      candidate.qualifications.relevantYears = 10
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "later")
      #expect(try record(desk).outcome == .passed)
    }
  }

  @Test("A rejection that was proposed on other data is void, and so is what it was proposed by")
  func proposedOnOldData() async throws {
    try await withDesk { desk in
      let id = Self.candidate.id
      try desk.recommend(Self.candidate)
      var candidate = Self.candidate
      candidate.qualifications.relevantYears = 2
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "worse")
      let deciding = ReviewDeciding(allocation: desk.allocation, needsSecondOfficer: true)
      func reject(_ officer: String) throws -> ScreeningOutcome {
        try desk.work("reject by \(officer)") { work in
          try deciding.decide(
            .init(candidateID: id, outcome: .rejected, clauses: ["N1.3.1"], officer: officer, reason: "年限不足"), work)
        }.outcome
      }
      #expect(try reject("甲") == .underReview)
      #expect(try reviews(desk).first?.proposal?.officer == "甲")
      candidate.qualifications.relevantYears = 6
      try correct(desk, candidate, ["qualifications.relevantYears"], id: "mended")
      let review = try #require(try reviews(desk).first)
      #expect(review.proposal == nil && review.suggestion == .passed)
      #expect(review.findings.allSatisfy { $0.result == .met })
      // The second officer is the first one now.
      #expect(try reject("乙") == .underReview)
      #expect(try desk.sent(CaseWithdrawn.self).isEmpty && record(desk).outcome == .underReview)
    }
  }
}
