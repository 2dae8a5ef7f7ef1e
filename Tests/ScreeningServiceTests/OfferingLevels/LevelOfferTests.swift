import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

/// N1.3.1, N1.3.2: who misses the senior years and has the professional ones is offered the professional level.
@Suite struct LevelOfferTests {
  static let later = Timestamp(milliseconds: 1_746_000_000_000)  // 2025-04-30T08:00:00Z

  static func senior(
    _ relevant: Double?, _ significant: Double?, _ change: (inout DeclaredQualifications) -> Void = { _ in }
  ) -> Candidate {
    var qualifications = DeclaredQualifications.engineer(relevant: relevant, significant: significant)
    change(&qualifications)
    return .example(level: .senior, qualifications: qualifications)
  }

  static let id = senior(9, 4).id

  /// A senior applicant to whom the professional level is offered.
  static func offered(
    _ candidate: Candidate = senior(9, 4), _ body: (ScreeningDesk, InformationItem) throws -> Void
  ) async throws {
    try await withDesk { desk in
      try desk.recommend(candidate)
      try body(desk, try #require(try desk.openItems(of: candidate.id).first))
    }
  }

  static func answer(
    _ isAccepted: Bool, _ item: InformationItem, _ qualifications: DeclaredQualifications = .init(),
    also: [String] = []
  ) -> CandidateSupplemented {
    CandidateSupplemented(
      candidateID: id, requestID: "r-1",
      supplement: Supplement(
        qualifications: qualifications, levelAnswer: LevelAnswer(level: .professional, isAccepted: isAccepted)),
      answered: [item.id] + also, suppliedAt: later,
      origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5))
  }

  static func years(_ relevant: Double, _ significant: Double, _ item: InformationItem) -> CandidateSupplemented {
    CandidateSupplemented(
      candidateID: id, requestID: "r-1",
      supplement: Supplement(qualifications: .init(relevantYears: relevant, significantYears: significant)),
      answered: [item.id], suppliedAt: later, origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5))
  }

  @Test(
    "Exactly the years of a level are enough, and only the years of the senior one may be missed",
    arguments: [
      (10, 5, .passed, false), (9.9, 5, .informationRequired, true), (10, 4.9, .informationRequired, true),
      (9, 6, .informationRequired, true), (5, 2, .informationRequired, true), (5, 5, .informationRequired, true),
      (4.9, 2, .rejected, false), (5, 1.9, .rejected, false), (4.9, 4.9, .rejected, false),
      (30, 1.9, .rejected, false),
    ] as [(Double, Double, ScreeningOutcome, Bool)])
  func boundary(_ relevant: Double, _ significant: Double, _ outcome: ScreeningOutcome, _ isOffered: Bool) {
    let judgement = RuleSet.notice2025.judge(Self.senior(relevant, significant))
    #expect(judgement.outcome == outcome)
    #expect((judgement.offered == .professional) == isOffered && judgement.suggestion == nil)
    #expect(judgement.clauses == (outcome == .passed ? [] : ["N1.3.2"]))
    // Nothing is offered to whom the professional level was applied for.
    var professional = Self.senior(relevant, significant)
    professional.level = .professional
    #expect(RuleSet.notice2025.judge(professional).offered == nil)
  }

  @Test(
    "Another criterion that is missed refuses; one that is not evidenced is an officer's, who asks for both at once")
  func besideOthers() {
    let diploma = RuleSet.notice2025.judge(Self.senior(9, 4) { ($0.education, $0.degree) = ("大专", nil) })
    #expect(diploma.outcome == .rejected && diploma.clauses == ["N1.2", "N1.3.2"] && diploma.offered == nil)
    let silent = RuleSet.notice2025.judge(Self.senior(9, 4) { ($0.education, $0.degree) = (nil, nil) })
    #expect(silent.outcome == .underReview && silent.offered == .professional && silent.clauses.isEmpty)
    #expect(silent.suggestion == .informationRequired)
    // Years of which the columns say nothing are no reason to offer: silence goes to an officer.
    #expect(RuleSet.notice2025.judge(Self.senior(9, nil)).offered == nil)
  }

  @Test("The offer says the clause, what was found and what comes next, and refuses nobody")
  func told() async throws {
    try await Self.offered { desk, item in
      let asked = try #require(try desk.sent(InformationRequired.self).first)
      #expect(try desk.sent(CandidateRejected.self).isEmpty && desk.sent(ReviewRequested.self).isEmpty)
      #expect(asked.items == ["N1.3.2"] && asked.asked == [item] && asked.officer == nil)
      #expect(item.offered == .professional && item.of == .unit && item.clause == "N1.3.2")
      #expect(
        item.text
          == "申报相关专业工作9年，重要工程工作4年；要求相关专业工作满10年，其中重要工程工作满5年；符合专业工程会员条件（N1.3.1）；"
          + "是否同意改按专业工程会员评价，请选择“同意”或“不同意”；申报年限有误的，请改为填写正确的年限")
      #expect(
        asked.reason
          == "未达到资深工程会员条件（N1.3.2：申报相关专业工作9年，重要工程工作4年；要求相关专业工作满10年，其中重要工程工作满5年），"
          + "符合专业工程会员条件（N1.3.1），征询推荐单位是否同意改按专业工程会员评价")
      #expect(try desk.actions(of: Self.id) == ["screened"])
    }
  }

  @Test("Who accepts passes at the professional level, by a recorded change that everybody is told of")
  func accepted() async throws {
    try await Self.offered { desk, item in
      try desk.receive(Self.answer(true, item), id: "s-1", at: Self.later)
      let changed = try #require(try desk.sent(LevelChanged.self).first)
      #expect(changed.from == .senior && changed.to == .professional && changed.officer == nil)
      #expect(changed.reason == "推荐单位2025年4月30日同意改按专业工程会员评价")
      let passed = try #require(try desk.sent(CandidatePassed.self).first)
      #expect(passed.findings.map(\.clause) == ["N1.1", "N1.2", "N1.3.1", "N1.3.3"])
      #expect(passed.findings.allSatisfy { $0.result == .met })
      #expect(passed.reason == "推荐单位2025年4月30日补充：同意改按专业工程会员评价")
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.professional])
      #expect(try desk.record(of: Self.id).recommended.level == .professional)
      #expect(
        try desk.actions(of: Self.id) == ["screened", "supplemented", "levelChanged", "screened", "allocated"])
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.answered]])
      // The same answer again is history.
      try desk.receive(Self.answer(true, item), id: "s-2", at: Self.later)
      #expect(try desk.sent(CandidatePassed.self).count == 1 && desk.sent(LevelChanged.self).count == 1)
    }
  }

  @Test("Who declines is refused by the senior criteria, with what was found and what may be done")
  func declined() async throws {
    try await Self.offered { desk, item in
      try desk.receive(Self.answer(false, item), id: "s-1", at: Self.later)
      let rejected = try #require(try desk.sent(CandidateRejected.self).first)
      #expect(rejected.clauses == ["N1.3.2"] && rejected.officer == nil)
      let reason = try #require(rejected.reason)
      #expect(reason.hasPrefix("推荐单位2025年4月30日补充：不同意改按专业工程会员评价；未满足N1.3.2（申报相关专业工作9年"))
      #expect(reason.hasSuffix("申报有误的，可在名单中更正后重新发送"))
      #expect(try desk.record(of: Self.id).recommended.level == .senior)
      #expect(try desk.sent(LevelChanged.self).isEmpty)
    }
  }

  @Test("Silence refuses nobody: an officer decides, also at the professional level; the unit may still accept")
  func expired() async throws {
    for isLate in [false, true] {
      try await Self.offered { desk, item in
        try desk.receive(
          SupplementExpired(
            candidateID: Self.id, requestID: "r-1", items: ["N1.3.2"], expired: [item.id],
            requestedAt: ScreeningDesk.start, dueAt: Self.later), id: "e-1", at: Self.later)
        #expect(try desk.sent(CandidateRejected.self).isEmpty)
        #expect(try desk.record(of: Self.id).outcome == .underReview)
        #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.expired]])
        if isLate {
          try desk.receive(Self.answer(true, item), id: "s-1", at: Self.later)
        } else {
          try desk.decide(
            .init(candidateID: Self.id, outcome: .passed, level: .professional, officer: "王审核", reason: "电话确认"))
          #expect(try desk.sent(LevelChanged.self).map(\.officer) == ["王审核"])
        }
        #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.professional])
        #expect(try desk.sent(CandidatePassed.self).last?.findings[2].clause == "N1.3.1")
        #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.isEmpty)
      }
    }
  }

  @Test("An officer may pass the candidate at the offered level while the unit is waited for, and nothing else")
  func decidedMeanwhile() async throws {
    try await Self.offered { desk, _ in
      #expect(throws: ScreeningError.notUnderReview(id: Self.id, outcome: .informationRequired)) {
        try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王审核", reason: "r"))
      }
      #expect(throws: ScreeningError.notUnderReview(id: Self.id, outcome: .informationRequired)) {
        try desk.decide(
          .init(candidateID: Self.id, outcome: .rejected, clauses: ["N1.3.2"], officer: "王审核", reason: "r"))
      }
      try desk.decide(
        .init(candidateID: Self.id, outcome: .passed, level: .professional, officer: "王审核", reason: "本人来函同意"))
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.professional])
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.withdrawn]])
      #expect(try desk.actions(of: Self.id) == ["screened", "levelChanged", "decided", "allocated"])
    }
  }

  @Test("An officer's level has to be the professional one, of a senior applicant, in a pass or a question")
  func refusedLevels() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(level: .senior, qualifications: .init())
      try desk.recommend(candidate)
      func decide(_ outcome: ScreeningOutcome, _ level: Level, _ clauses: [String]? = nil) throws {
        try desk.decide(
          .init(
            candidateID: candidate.id, outcome: outcome, clauses: clauses, level: level, officer: "王审核", reason: "r"))
      }
      #expect(throws: ScreeningError.self) { try decide(.passed, .senior) }
      #expect(throws: ScreeningError.self) { try decide(.rejected, .professional, ["N1.3.2"]) }
      // To somebody of whose years the form says nothing an officer may offer it, too.
      try decide(.informationRequired, .professional, ["N1.2"])
      let open = try desk.openItems(of: candidate.id)
      #expect(open.map(\.clause) == ["N1.2", "N1.3.2"] && open.map(\.offered) == [nil, .professional])
      #expect(!open[1].text.contains("符合专业工程会员条件"))
    }
  }

  @Test("Years that come instead are judged: enough, still between the levels, or too few")
  func yearsInstead() async throws {
    try await Self.offered { desk, item in
      try desk.receive(Self.years(9.5, 5, item), id: "s-1", at: Self.later)
      // Between the levels still: the offer is made anew, as a question of its own.
      let again = try #require(try desk.openItems(of: Self.id).first)
      #expect(again.id != item.id && again.offered == .professional && again.text.contains("9.5年"))
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.answered], [.open]])
      try desk.receive(Self.years(10, 5, again), id: "s-2", at: Self.later)
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.senior])
      #expect(try desk.sent(LevelChanged.self).isEmpty)
    }
    try await Self.offered { desk, item in
      try desk.receive(Self.years(4.9, 4, item), id: "s-1", at: Self.later)
      #expect(try desk.sent(CandidateRejected.self).map(\.clauses) == [["N1.3.2"]])
    }
  }

  @Test("Who accepts, and has the senior years all the same, is asked by an officer; who declines with them passes")
  func contradicted() async throws {
    for isAccepted in [true, false] {
      try await Self.offered { desk, item in
        let years = DeclaredQualifications(relevantYears: 12, significantYears: 6)
        try desk.receive(Self.answer(isAccepted, item, years), id: "s-1", at: Self.later)
        let record = try desk.record(of: Self.id)
        #expect(record.recommended.level == .senior)
        #expect(record.outcome == (isAccepted ? .underReview : .passed))
        let reviews = try desk.read { try desk.queries.reviews(.init(), $0) }.reviews
        #expect(reviews.map { $0.cause.contains("补充的年限已符合资深工程会员条件，与答复不一致") } == (isAccepted ? [true] : []))
      }
    }
  }

  @Test("A correction while the offer stands keeps it, or makes it void")
  func corrected() async throws {
    try await Self.offered { desk, item in
      var other = Self.senior(9, 4)
      other.person.phone = "13900000000"
      try desk.receive(CandidateCorrected(candidate: other, changed: ["person.phone"]), id: "c-1")
      other.experience = "从事桥梁设计"
      try desk.receive(CandidateCorrected(candidate: other, changed: ["experience"]), id: "c-2")
      // The same question, with the same time.
      #expect(try desk.openItems(of: Self.id) == [item])
      #expect(try desk.record(of: Self.id).outcome == .informationRequired)
      other.level = .professional
      try desk.receive(CandidateCorrected(candidate: other, changed: ["level"]), id: "c-3")
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.professional])
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.withdrawn]])
    }
    try await Self.offered { desk, _ in
      try desk.receive(
        CandidateCorrected(
          candidate: Self.senior(4, 4), changed: ["qualifications.relevantYears"]), id: "c-1")
      #expect(try desk.sent(CandidateRejected.self).map(\.clauses) == [["N1.3.2"]])
      #expect(try desk.openItems(of: Self.id).isEmpty)
    }
  }

  @Test("A correction that left intake before it heard of the change does not undo the level")
  func crossed() async throws {
    try await Self.offered { desk, item in
      try desk.receive(Self.answer(true, item), id: "s-1", at: Self.later)
      var other = Self.senior(9, 4)
      other.person.phone = "13900000000"
      try desk.receive(CandidateCorrected(candidate: other, changed: ["person.phone"]), id: "c-1")
      #expect(try desk.record(of: Self.id).recommended.level == .professional)
      #expect(try desk.sent(CaseCorrected.self).map(\.candidate.level) == [.professional])
    }
  }

  @Test("A withdrawal ends the offer, and an answer that comes after it changes nothing")
  func withdrawn() async throws {
    try await Self.offered { desk, item in
      try desk.receive(CandidateWithdrawn(candidateID: Self.id, officer: "王审核", reason: "本人放弃"), id: "w-1")
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.withdrawn]])
      let before = try desk.sent().count
      try desk.receive(Self.answer(true, item), id: "s-1", at: Self.later)
      #expect(try desk.sent().count == before)
      #expect(try desk.record(of: Self.id).recommended.level == .senior)
    }
  }

  @Test("What else is missing is asked along, and waited for on when the level alone is answered")
  func askedAlong() async throws {
    try await withDesk { desk in
      let candidate = Self.senior(9, 4) { ($0.education, $0.degree) = (nil, nil) }
      try desk.recommend(candidate)
      let review = try #require(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.first)
      #expect(review.cause.hasSuffix("；申报年限未达到N1.3.2，符合N1.3.1，可征询是否改按专业工程会员评价"))
      try desk.decide(.init(candidateID: Self.id, outcome: .informationRequired, officer: "王审核", reason: "请补充"))
      let open = try desk.openItems(of: Self.id)
      #expect(open.map(\.clause) == ["N1.2", "N1.3.2"] && open.map(\.offered) == [nil, .professional])
      try desk.receive(Self.answer(true, open[1]), id: "s-1", at: Self.later)
      #expect(try desk.record(of: Self.id).outcome == .informationRequired)
      #expect(try desk.openItems(of: Self.id) == [open[0]])
      #expect(try desk.sent(InformationRequired.self).last?.asked == [open[0]])
      try desk.receive(
        CandidateSupplemented(
          candidateID: Self.id, requestID: "r-1",
          supplement: Supplement(qualifications: .init(education: "本科")), answered: [open[0].id],
          suppliedAt: Self.later, origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5)),
        id: "s-2", at: Self.later)
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.level) == [.professional])
    }
  }
}

extension ScreeningDesk {
  func record(of id: String) throws -> CandidateRecord {
    try read { try Required.value(CandidateTable(transaction: $0).find(id)) }
  }

  func rounds(of id: String) throws -> [InformationRound] {
    try read { try InformationRoundTable(transaction: $0).list(of: id) }
  }

  /// What screening itself waits for.
  func openItems(of id: String) throws -> [InformationItem] {
    try rounds(of: id).filter { $0.caseID == nil }.flatMap(\.open)
  }
}
