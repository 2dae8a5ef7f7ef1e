import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

@Suite struct SupplementScreeningTests {
  private static let silent = Candidate.example(qualifications: .init())
  private static let id = silent.id
  private static let later = Timestamp(milliseconds: 1_746_000_000_000)  // 2025-04-30T08:00:00Z

  private static func supplemented(_ supplement: Supplement, at time: Timestamp = later) -> CandidateSupplemented {
    CandidateSupplemented(
      candidateID: id, requestID: "r-1", supplement: supplement, suppliedAt: time,
      origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5))
  }

  private static let education = DeclaredQualifications(education: "本科", discipline: "土木工程")

  /// A candidate whose unit is asked for everything that is missing.
  private static func asked(
    _ candidate: Candidate = silent, clauses: [String]? = nil, _ body: (ScreeningDesk) throws -> Void
  ) async throws {
    try await withDesk { desk in
      try desk.recommend(candidate)
      try desk.decide(
        .init(candidateID: id, outcome: .informationRequired, clauses: clauses, officer: "王审核", reason: "请补充"))
      try body(desk)
    }
  }

  private static func latest(_ desk: ScreeningDesk) throws -> Decision {
    try desk.read { transaction in
      let table = CandidateTable(transaction: transaction)
      return try table.decision(try Required.value(table.find(id)).decision, of: id)
    }
  }

  @Test("Who supplies all that is asked passes by the rules, and the society receives what was supplied")
  func passes() async throws {
    try await Self.asked { desk in
      var supplement = Supplement(qualifications: Self.education, graduated: "2012-07")
      supplement.qualifications.relevantYears = 6
      supplement.qualifications.significantYears = 3
      try desk.receive(Self.supplemented(supplement), id: "s-1", at: Self.later)
      let passed = try #require(try desk.sent(CandidatePassed.self).first)
      #expect(passed.officer == nil)
      #expect(passed.reason == "推荐单位2025年4月30日补充：最高学历、所学专业、毕业时间、相关专业工作年限、重要工程工作年限")
      #expect(passed.findings.allSatisfy { $0.result == .met })
      #expect(passed.findings[1].evidence == "申报学历：本科，所学专业：土木工程；毕业时间：2012-07（据推荐单位2025年4月30日补充）")
      #expect(passed.findings[1].source == .declared)
      #expect(!passed.findings[0].evidence.contains("补充") && !passed.findings[3].evidence.contains("补充"))
      let sent = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(sent.candidate.qualifications == supplement.qualifications && sent.findings == passed.findings)
      #expect(try desk.actions(of: Self.id) == ["screened", "decided", "supplemented", "screened", "allocated"])
      // What came is named in the history that is never erased from, and what it says is not.
      let kept = try desk.read { try $0.history.entries(subject: Self.id) }.map(\.entry)
      let text = "\(try Required.value(kept.first { $0.action == "supplemented" }))"
      #expect(text.contains("qualifications.discipline") && text.contains("graduated") && !text.contains("dispatch"))
      for entry in kept { #expect(!"\(entry)".contains("所学专业：") && !"\(entry)".contains("2012-07"), "\(entry.action)") }
    }
  }

  @Test("What is still missing is asked for on, by the same officer's asking")
  func inParts() async throws {
    try await Self.asked { desk in
      try desk.receive(Self.supplemented(Supplement(qualifications: Self.education)), id: "s-1", at: Self.later)
      #expect(try desk.sent(InformationRequired.self).map(\.items) == [["N1.2", "N1.3.1"], ["N1.3.1"]])
      #expect(try Self.latest(desk).reason == "推荐单位2025年4月30日补充：最高学历、所学专业")
      let years = Supplement(qualifications: .init(relevantYears: 5, significantYears: 2))
      try desk.receive(Self.supplemented(years), id: "s-2", at: Self.later)
      #expect(try desk.sent(CandidatePassed.self).count == 1)
    }
  }

  @Test("A declared value that misses a criterion refuses, as it does at first")
  func rejects() async throws {
    try await Self.asked { desk in
      let years = Supplement(qualifications: .init(relevantYears: 3, significantYears: 2))
      try desk.receive(Self.supplemented(years), id: "s-1", at: Self.later)
      let rejected = try #require(try desk.sent(CandidateRejected.self).first)
      #expect(rejected.clauses == ["N1.3.1"] && rejected.reason?.contains("补充") == true)
      // A decision that was made stays, whatever is corrected later; the history says what came.
      let corrected = Supplement(qualifications: .init(relevantYears: 6))
      try desk.receive(Self.supplemented(corrected), id: "s-2", at: Self.later)
      #expect(try Self.latest(desk).outcome == .rejected)
      #expect(try desk.sent(CandidatePassed.self).isEmpty)
      #expect(try desk.actions(of: Self.id).suffix(3) == ["supplemented", "screened", "supplemented"])
    }
  }

  @Test("What only a person can judge goes to an officer, with the unit's words")
  func underReview() async throws {
    try await Self.asked { desk in
      let supplement = Supplement(
        qualifications: .init(education: "本科", discipline: "工商管理"), remark: "在校期间修完土木工程课程")
      try desk.receive(Self.supplemented(supplement), id: "s-1", at: Self.later)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.cause.contains("说明：在校期间修完土木工程课程"))
      #expect(try Self.latest(desk).reason == review.cause)
      // The history, which is never erased from, says that there is a remark, and not which.
      for entry in try desk.read({ try $0.history.entries(subject: Self.id) }).map(\.entry) {
        #expect(!"\(entry)".contains("在校期间") && !"\(entry)".contains("工商管理"), "\(entry.action)")
      }
      #expect(review.candidate.qualifications.discipline == "工商管理")
      #expect(try desk.sent(ReviewRequested.self).count == 2)
      // It can be decided from there.
      try desk.decide(
        .init(candidateID: Self.id, outcome: .passed, officer: "王审核", reason: "已核对"), id: "decide-again")
      #expect(try desk.sent(CaseAllocated.self).count == 1)
    }
  }

  @Test("An officer who doubted what the rules had found met is asked, and no rule decides in their place")
  func doubted() async throws {
    let complete = Candidate.example(qualifications: .init(education: "本科", discipline: "土木工程", relevantYears: 6))
    try await Self.asked(complete, clauses: ["N1.2", "N1.3.1"]) { desk in
      try desk.receive(
        Self.supplemented(Supplement(qualifications: .init(significantYears: 3))), id: "s-1", at: Self.later)
      #expect(try desk.sent(CandidatePassed.self).isEmpty)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.suggestion == .passed && review.cause.contains("经办人要求核对N1.2"))
    }
  }

  @Test("Silence goes to an officer and refuses nobody; what comes later is still judged")
  func expires() async throws {
    try await Self.asked { desk in
      let expired = SupplementExpired(
        candidateID: Self.id, requestID: "r-1", items: ["N1.2"], requestedAt: ScreeningDesk.start, dueAt: Self.later)
      try desk.receive(expired, id: "e-1", at: Self.later)
      #expect(try desk.sent(CandidateRejected.self).isEmpty)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.cause == "推荐单位未在2025年4月30日前补充（N1.2），须由经办人联系推荐单位或作出决定")
      #expect(try desk.sent(ReviewRequested.self).count == 2)
      // A second word of it changes nothing.
      try desk.receive(expired, id: "e-2", at: Self.later)
      #expect(try desk.sent(ReviewRequested.self).count == 2)
      let all = Supplement(
        qualifications: .init(education: "本科", discipline: "土木工程", relevantYears: 5, significantYears: 2))
      try desk.receive(Self.supplemented(all), id: "s-1", at: Self.later)
      #expect(try desk.sent(CandidatePassed.self).count == 1)
      #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.isEmpty)
    }
  }

  @Test("A supplement of somebody who was allocated is noted, and moves nothing")
  func allocated() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let before = try desk.sent().count
      try desk.receive(
        Self.supplemented(Supplement(qualifications: .init(relevantYears: 1))), id: "s-1", at: Self.later)
      #expect(try desk.sent().count == before)
      #expect(try desk.actions(of: Self.id) == ["screened", "allocated", "supplemented"])
    }
  }

  @Test("Of somebody whom screening does not know it is a dead letter, not a loss")
  func unknown() async throws {
    try await withDesk { desk in
      #expect(throws: PermanentFailure.self) {
        try desk.receive(Self.supplemented(Supplement(remark: "x")), id: "s-1", at: Self.later)
      }
    }
  }

  @Test("Only a declared value refuses, only met findings pass", arguments: [false, true], [false, true])
  func verdicts(isExplained: Bool, isOpenlyAsked: Bool) {
    let results: [FindingResult] = [.met, .notMet, .notEvidenced]
    for first in results {
      for second in results {
        for doubted in [[], ["N1.2"]] {
          let findings = [
            Finding(clause: "N1.2", result: first, evidence: "", source: .declared),
            Finding(clause: "N1.3.1", result: second, evidence: "", source: .declared),
          ]
          let verdict = SupplementVerdict(
            Judgement(findings: findings), standing: isOpenlyAsked ? .informationRequired : .underReview,
            asked: ["N1.2", "N1.3.1"], doubted: doubted, silent: ["N1.3.1"], isExplained: isExplained)
          switch verdict.outcome {
          case .passed: #expect(first == .met && second == .met && doubted.isEmpty)
          case .rejected: #expect(first == .notMet || second == .notMet)
          case .informationRequired:
            #expect(isOpenlyAsked && !isExplained && verdict.clauses == ["N1.3.1"] && second == .notEvidenced)
          case .underReview:
            #expect(first != .notMet && second != .notMet && (first != .met || second != .met || !doubted.isEmpty))
          }
        }
      }
    }
  }

  @Test("Who was refused and opened anew passes by no supplement: an officer sees what came", arguments: [false, true])
  func afterRefusal(isAsked: Bool) async throws {
    try await withDesk { desk in
      try desk.recommend(.example(qualifications: .engineer(relevant: 3, significant: 2)))
      try desk.reopen(Self.id, by: "李审核", because: "单位来电")
      if isAsked {
        try desk.decide(
          .init(
            candidateID: Self.id, outcome: .informationRequired, clauses: ["N1.3.1"], officer: "李审核", reason: "请核对年限"))
      }
      try desk.receive(
        Self.supplemented(Supplement(qualifications: .init(relevantYears: 6, significantYears: 3))), id: "s-1",
        at: Self.later)
      #expect(try desk.sent(CandidatePassed.self).isEmpty && desk.sent(CaseAllocated.self).isEmpty)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.suggestion == .passed && review.cause.contains(DecisionCourse.cause))
      #expect(review.cause.contains("单位来电") != isAsked)
      try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "李审核", reason: "已核实"), id: "pass")
      #expect(try desk.sent(CaseAllocated.self).count == 1)
    }
  }
}
