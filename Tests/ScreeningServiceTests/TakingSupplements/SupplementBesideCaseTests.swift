import CloudEvents
import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

/// Units asked for more of somebody who is, or was, at a society: the society's word and the unit's cross.
@Suite struct SupplementBesideCaseTests {
  private static let candidate = Candidate.example()
  private static let id = candidate.id
  private static let later = Timestamp(milliseconds: 1_746_000_000_000)
  private static let civilA = Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])
  private static let civilB = Society(code: "civil-b", name: "土木学会乙", fields: ["civil"])

  enum Step: String, Sendable {
    case answer, expiry, conclusion, giveBack, decision
  }

  /// Passed and at a society, then corrected to say less than before, and the officer asks.
  private static func asked(
    _ societies: [Society] = [civilA], _ body: (ScreeningDesk) throws -> Void
  ) async throws {
    try await withDesk(societies) { desk in
      try desk.recommend(candidate)
      var corrected = candidate
      corrected.qualifications = .init(degree: "学士")
      let changed = ["education", "discipline", "relevantYears", "significantYears"].map { "qualifications.\($0)" }
      try desk.receive(CandidateCorrected(candidate: corrected, changed: changed), id: "correct")
      try desk.decide(.init(candidateID: id, outcome: .informationRequired, officer: "王", reason: "请补充"), id: "ask")
      try #require(try record(desk).outcome == .informationRequired)
      try body(desk)
    }
  }

  private static func answer(
    _ desk: ScreeningDesk, relevant: Double? = 6, education: Bool = true, id event: String = "answer"
  ) throws {
    let qualifications = DeclaredQualifications(
      education: education ? "本科" : nil, discipline: education ? "土木工程" : nil, relevantYears: relevant,
      significantYears: relevant.map { _ in 2 })
    try desk.receive(
      CandidateSupplemented(
        candidateID: id, requestID: "r-1", supplement: Supplement(qualifications: qualifications), suppliedAt: later,
        origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5)), id: event, at: later)
  }

  private static func expire(_ desk: ScreeningDesk) throws {
    try desk.receive(
      SupplementExpired(
        candidateID: id, requestID: "r-1", items: ["N1.2"], requestedAt: ScreeningDesk.start, dueAt: later),
      id: "expiry", at: later)
  }

  private static func conclude(_ desk: ScreeningDesk, _ conclusion: Conclusion = .passed) throws {
    let given = try Required.value(try desk.sent(CaseAllocated.self).first)
    try desk.receive(
      CaseConcluded(
        caseID: given.caseID, candidate: candidate, society: given.society, conclusion: conclusion, officer: "李",
        concludedAt: later), id: "conclude", source: "/accord/society/\(given.society)", at: later)
  }

  private static func giveBack(_ desk: ScreeningDesk) throws {
    let given = try Required.value(try desk.sent(CaseAllocated.self).first)
    try desk.receive(
      CaseReturned(caseID: given.caseID, candidateID: id, society: given.society, officer: "李", reason: "不属于本学会"),
      id: "return", source: "/accord/society/\(given.society)", at: later)
  }

  private static func record(_ desk: ScreeningDesk) throws -> CandidateRecord {
    try Required.value(try desk.read { try CandidateTable(transaction: $0).find(id) })
  }

  private static func reviews(_ desk: ScreeningDesk) throws -> [ReviewView] {
    try desk.read { try desk.queries.reviews(.init(), $0) }.reviews
  }

  private static func standings(_ desk: ScreeningDesk) throws -> [Allocation.Standing] {
    try desk.read { try AllocationTable(transaction: $0).list(of: id).map(\.standing) }
  }

  /// What screening's last word tells intake.
  private static func told(_ desk: ScreeningDesk) throws -> ScreeningOutcome? {
    let outcomes: [String: ScreeningOutcome] = [
      CandidatePassed.eventType: .passed, CandidateRejected.eventType: .rejected,
      ReviewRequested.eventType: .underReview, InformationRequired.eventType: .informationRequired,
    ]
    return try desk.sent().compactMap { outcomes[$0.event.type] }.last
  }

  @Test("A full answer goes to an officer, and the society that has the case sees it and keeps it")
  func answeredAtTheSociety() async throws {
    try await Self.asked { desk in
      try Self.answer(desk)
      #expect(try Self.record(desk).outcome == .underReview)
      let review = try #require(try Self.reviews(desk).first)
      #expect(review.suggestion == .passed && review.cause.contains("案件仍在学会civil-a"))
      #expect(review.candidate.qualifications.relevantYears == 6)
      let seen = try #require(try desk.sent(CaseCorrected.self).last)
      #expect(seen.candidate.qualifications.relevantYears == 6)
      #expect(
        seen.changed
          == ["education", "discipline", "relevantYears", "significantYears"].map { "qualifications.\($0)" })
      let answer = try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王", reason: "已核实"))
      #expect(answer.society == "civil-a")
      #expect(try desk.sent(CaseAllocated.self).count == 1 && Self.reviews(desk).isEmpty)
    }
  }

  @Test("An answer to a case that was given back goes to an officer, who sends it to another society, once")
  func answeredAfterReturn() async throws {
    try await Self.asked([Self.civilA, Self.civilB]) { desk in
      try Self.giveBack(desk)
      #expect(try Self.record(desk).outcome == .informationRequired)
      try Self.answer(desk)
      #expect(try Self.reviews(desk).first?.cause.contains("退回") == true)
      try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王", reason: "已核实"))
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["civil-a", "civil-b"])
    }
  }

  @Test("No rule refuses somebody who is at a society: an officer does, or does not")
  func notRefusedByRule() async throws {
    try await Self.asked { desk in
      try Self.answer(desk, relevant: 2)
      #expect(try desk.sent(CandidateRejected.self).isEmpty && desk.sent(CaseWithdrawn.self).isEmpty)
      #expect(try Self.reviews(desk).map(\.suggestion) == [.rejected])
    }
  }

  @Test("Half an answer is waited for on; what comes after the expiry joins what the officer reads")
  func inParts() async throws {
    try await Self.asked { desk in
      try Self.answer(desk, relevant: nil)
      #expect(try desk.sent(InformationRequired.self).map(\.items) == [["N1.2", "N1.3.1"], ["N1.3.1"]])
      try Self.expire(desk)
      #expect(try Self.record(desk).outcome == .underReview)
      try Self.answer(desk, education: false, id: "late")
      let review = try #require(try Self.reviews(desk).first)
      #expect(review.candidate.qualifications.relevantYears == 6)
      #expect(review.cause.contains("推荐单位未在") && review.cause.contains("补充：相关专业工作年限"))
    }
  }

  @Test("A conclusion ends the asking: intake hears of it, and nothing that crosses it changes anything")
  func concludedWhileAsked() async throws {
    for conclusion in [Conclusion.passed, .notPassed] {
      try await Self.asked { desk in
        try Self.conclude(desk, conclusion)
        #expect(try Self.record(desk).outcome == .passed)
        let passed = try desk.sent(CandidatePassed.self)
        #expect(passed.count == 2 && passed.last?.reason?.contains("civil-a") == true)
        #expect(passed.last?.findings.allSatisfy { $0.result == .met } == true)
        let before = try desk.sent().count
        try Self.answer(desk)
        try Self.expire(desk)
        #expect(throws: ScreeningError.self) {
          try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王", reason: "已核实"))
        }
        #expect(try desk.sent().count == before && Self.reviews(desk).isEmpty)
      }
    }
  }

  @Test(
    "In whatever order the unit, the clock, the society and the officer come: one case at most, and nobody is forgotten",
    arguments: [ScreeningOutcome.passed, .rejected, .informationRequired])
  func everyOrder(_ decided: ScreeningOutcome) async throws {
    // A society concludes or gives back, never both.
    let ways: [[Step]] = [[.answer, .expiry, .conclusion, .decision], [.answer, .expiry, .giveBack, .decision]]
    for order in ways.flatMap(Self.orders) {
      try await Self.asked { desk in
        for step in order {
          switch step {
          case .answer: try Self.answer(desk)
          case .expiry: try Self.expire(desk)
          case .conclusion: try Self.conclude(desk)
          case .giveBack: try Self.giveBack(desk)
          case .decision:
            // Refused where nobody is under review.
            _ = try? desk.decide(
              .init(
                candidateID: Self.id, outcome: decided, clauses: decided == .passed ? nil : ["N1.2"], officer: "王",
                reason: "已核实"))
          }
          let record = try Self.record(desk)
          let way = "\(order.map(\.rawValue)) at \(step)"
          #expect(try Self.told(desk) == record.outcome, "\(way)")
          #expect(try Self.reviews(desk).isEmpty == (record.outcome != .underReview), "\(way)")
          #expect(try desk.sent(CaseAllocated.self).count == 1, "\(way)")
          let standings = try Self.standings(desk)
          if standings == [.concluded] { #expect(record.outcome == .passed, "\(way)") }
          if record.outcome == .passed, standings != [.open], standings != [.concluded] {
            #expect(try desk.read { try HoldTable(transaction: $0).contains(Self.id) }, "\(way)")
          }
          // Nobody answers a second time here: who was answered or ran out is asked on only by a later word of the officer.
          if step == .answer || step == .expiry { #expect(record.outcome != .informationRequired, "\(way)") }
        }
      }
    }
  }

  @Test("Who was concluded on, and still waits in a store of before, is settled by what comes next")
  func storeOfBefore() async throws {
    let arrivals: [(ScreeningDesk) throws -> Void] = [{ try Self.expire($0) }, { try Self.answer($0) }]
    for comes in arrivals {
      try await Self.asked { desk in
        let asked = try Self.record(desk)
        try Self.conclude(desk)
        try desk.work("before") { work in
          try CandidateTable(transaction: work.transaction).update(
            Self.id, field: "civil", outcome: .informationRequired, decision: asked.decision + 1)
        }
        try comes(desk)
        #expect(try Self.record(desk).outcome == .passed && Self.reviews(desk).isEmpty)
      }
    }
  }

  @Test("Who was concluded on, and waits in the queue of a store of before, is not refused, asked or allocated again")
  func queueOfBefore() async throws {
    try await Self.asked { desk in
      try Self.conclude(desk)
      try desk.work("before") { work in
        let table = CandidateTable(transaction: work.transaction)
        let record = try Required.value(table.find(Self.id))
        try table.update(Self.id, field: "civil", outcome: .underReview, decision: record.decision)
        try ReviewTable(transaction: work.transaction).insert(
          record.candidate, field: "civil", suggestion: nil, cause: "推荐单位未补充", at: Self.later)
      }
      for outcome in [ScreeningOutcome.rejected, .informationRequired] {
        let error = #expect(throws: ScreeningError.self) {
          try desk.decide(
            .init(candidateID: Self.id, outcome: outcome, clauses: ["N1.2"], officer: "王", reason: "不符"))
        }
        #expect(error == .concluded(id: Self.id, society: "civil-a") && error?.rpcErrorCode == .failedPrecondition)
      }
      let answer = try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王", reason: "已评价"))
      #expect(answer.society == "civil-a" && answer.outcome == .passed)
      #expect(try desk.sent(CaseAllocated.self).count == 1 && Self.reviews(desk).isEmpty)
    }
  }

  private static func orders(_ steps: [Step]) -> [[Step]] {
    guard steps.count > 1 else { return [steps] }
    return steps.indices.flatMap { index in
      var rest = steps
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }
}
