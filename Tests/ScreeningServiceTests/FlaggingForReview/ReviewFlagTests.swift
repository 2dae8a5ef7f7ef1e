import Contracts
import Testing

@testable import ScreeningService

/// People and units on whom an officer always decides.
@Suite struct ReviewFlagTests {
  private static func candidate(
    _ number: Int, name: String = "示例甲", phone: String = "13800000000", enterprise: String = "示例集团有限公司",
    unit: String = "示例省工程师学会", qualifications: DeclaredQualifications = .engineer(relevant: 5, significant: 2)
  ) -> Candidate {
    var candidate = Candidate.example(
      id: "0196a000-0000-7000-8000-00000000001\(number)", qualifications: qualifications)
    candidate.person = Person(name: name, phone: phone)
    candidate.enterprise.name = enterprise
    candidate.unit = unit
    return candidate
  }

  @discardableResult
  private func flag(
    _ desk: ScreeningDesk, candidate: String? = nil, unit: String? = nil, id: String = "flag"
  ) throws -> ReviewFlagView {
    try desk.work(id) {
      try ReviewFlagging.flag(
        .init(candidateID: candidate, unit: unit, officer: "王审核", reason: "曾提供不实证明"), $0)
    }
  }

  private func end(_ desk: ScreeningDesk, _ flag: ReviewFlagView, id: String = "end") throws -> ReviewFlagView {
    try desk.work(id) { try ReviewFlagging.end(.init(flagID: flag.id, officer: "李审核", reason: "已核实"), $0) }
  }

  private func outcome(_ desk: ScreeningDesk, _ candidate: Candidate) throws -> ScreeningOutcome {
    try desk.record(candidate.id).outcome
  }

  private func review(_ desk: ScreeningDesk, _ candidate: Candidate) throws -> ReviewView {
    try Required.value(try desk.read { try ReviewTable(transaction: $0).find(candidate.id) })
  }

  @Test("No rule passes or refuses the people of a flagged unit; an officer sees why, and what the rules say")
  func unit() async throws {
    try await withDesk { desk in
      try flag(desk, unit: " 示例省 工程师学会")
      let passing = Self.candidate(1)
      let failing = Self.candidate(2, qualifications: .engineer(relevant: 4, significant: 2))
      let silent = Self.candidate(3, qualifications: .init())
      let other = Self.candidate(4, unit: "另一学会")
      for candidate in [passing, failing, silent, other] { try desk.recommend(candidate) }
      #expect(try [passing, failing, silent].allSatisfy { try outcome(desk, $0) == .underReview })
      #expect(try outcome(desk, other) == .passed)
      let reviews = try [passing, failing, silent].map { try review(desk, $0) }
      #expect(reviews.map(\.suggestion) == [.passed, .rejected, .informationRequired])
      #expect(reviews[0].cause == "该推荐单位被标记为须由经办人审核（王审核：曾提供不实证明）")
      #expect(reviews[2].cause.hasPrefix("\(reviews[0].cause)；申报材料不足以认定"))
      #expect(try desk.sent(CandidateRejected.self).isEmpty && desk.sent(CandidatePassed.self).count == 1)
      // The officer's word counts.
      #expect(
        try desk.decide(.init(candidateID: passing.id, outcome: .passed, officer: "李审核", reason: "已核实")).society
          == "civil-a")
      #expect(try desk.sent(ReviewRequested.self).map(\.suggestion) == [.passed, .rejected, .informationRequired])
    }
  }

  @Test("A flagged person is known again in another candidate: by phone, by enterprise, and by what they had meanwhile")
  func person() async throws {
    try await withDesk { desk in
      let first = Self.candidate(1)
      try desk.recommend(first)
      #expect(try outcome(desk, first) == .passed)
      let flag = try flag(desk, candidate: first.id)
      #expect(flag.kind == .person && flag.candidateID == first.id && flag.unit == nil)
      // What was decided stays.
      #expect(try outcome(desk, first) == .passed)
      let samePhone = Self.candidate(2, name: "示 例甲", enterprise: "另一公司", unit: "另一学会")
      let sameFirm = Self.candidate(3, phone: "13900000009")
      let namesake = Self.candidate(4, phone: "13900000008", enterprise: "第三公司")
      let colleague = Self.candidate(5, name: "示例乙")
      for candidate in [samePhone, sameFirm, namesake, colleague] { try desk.recommend(candidate) }
      #expect(try outcome(desk, samePhone) == .underReview && outcome(desk, sameFirm) == .underReview)
      #expect(try outcome(desk, namesake) == .passed && outcome(desk, colleague) == .passed)
      #expect(try review(desk, samePhone).cause == "该人员被标记为须由经办人审核（王审核：曾提供不实证明）")
      // Both phones and both firms are the person's now.
      let later = Self.candidate(6, phone: "13900000009", enterprise: "第四公司")
      try desk.recommend(later)
      #expect(try outcome(desk, later) == .underReview)
    }
  }

  @Test("A correction of somebody flagged goes to an officer, also where the rules would keep the case or pass")
  func corrected() async throws {
    try await withDesk { desk in
      let candidate = Self.candidate(1)
      try desk.recommend(candidate)
      try flag(desk, candidate: candidate.id)
      var corrected = candidate
      corrected.qualifications = .engineer(relevant: 8, significant: 4)
      try desk.receive(
        CandidateCorrected(candidate: corrected, changed: ["qualifications.relevantYears"]), id: "corrected")
      #expect(try outcome(desk, candidate) == .underReview)
      #expect(try review(desk, candidate).cause.hasSuffix("；该人员被标记为须由经办人审核（王审核：曾提供不实证明）"))
      #expect(try review(desk, candidate).suggestion == .passed)
    }
  }

  @Test("A supplement of somebody flagged goes to an officer, and what is still missing is asked for on")
  func supplemented() async throws {
    try await withDesk { desk in
      let silent = Self.candidate(1, qualifications: .init())
      try desk.recommend(silent)
      try desk.decide(.init(candidateID: silent.id, outcome: .informationRequired, officer: "王审核", reason: "请补充"))
      try flag(desk, candidate: silent.id)
      func supply(_ qualifications: DeclaredQualifications, _ number: Int) throws {
        try desk.receive(
          CandidateSupplemented(
            candidateID: silent.id, requestID: "r\(number)", supplement: Supplement(qualifications: qualifications),
            suppliedAt: ScreeningDesk.start, origin: RowOrigin(file: "补充.xlsx", sheet: "补充", row: number)),
          id: "supplement-\(number)")
      }
      try supply(DeclaredQualifications(education: "本科", degree: "学士", discipline: "土木工程"), 1)
      #expect(try outcome(desk, silent) == .informationRequired)
      try supply(DeclaredQualifications(relevantYears: 6, significantYears: 3), 2)
      #expect(try outcome(desk, silent) == .underReview)
      #expect(try review(desk, silent).suggestion == .passed)
      #expect(try review(desk, silent).cause.contains("该人员被标记为须由经办人审核"))
    }
  }

  @Test("Other rules pass nobody who is flagged and waits")
  func rerun() async throws {
    try await withDesk([]) { desk in
      let waiting = Self.candidate(1, qualifications: .engineer(relevant: 5, significant: 2))
      try flag(desk, unit: waiting.unit)
      try desk.recommend(waiting)
      try desk.startRerun(ScreeningDesk.rules(relevant: 4))
      try desk.fireReruns()
      #expect(try outcome(desk, waiting) == .underReview)
    }
  }

  @Test("A flag is ended with a reason, the history is kept, and rules decide again")
  func ended() async throws {
    try await withDesk { desk in
      let first = Self.candidate(1)
      try desk.recommend(first)
      let person = try flag(desk, candidate: first.id)
      #expect(throws: ScreeningError.flagged(id: person.id)) { try flag(desk, candidate: first.id, id: "twice") }
      let unit = try flag(desk, unit: first.unit, id: "unit")
      let waiting = Self.candidate(2, phone: "13900000002")
      try desk.recommend(waiting)
      #expect(try review(desk, waiting).cause.contains("；该推荐单位"))
      let shown = try desk.read { try desk.queries.candidate(.init(id: waiting.id), $0) }
      #expect(shown.flags.map(\.id) == [person.id, unit.id])
      #expect(try end(desk, person).endedBy == "李审核")
      _ = try end(desk, unit, id: "end-unit")
      #expect(throws: ScreeningError.flagEnded(id: person.id)) { try end(desk, person, id: "again") }
      #expect(throws: ScreeningError.unknownFlag(id: "none")) {
        try desk.work("x") { try ReviewFlagging.end(.init(flagID: "none", officer: "李", reason: "x"), $0) }
      }
      // Who waits goes on waiting; who comes is decided by the rules.
      #expect(try outcome(desk, waiting) == .underReview)
      let next = Self.candidate(3)
      try desk.recommend(next)
      #expect(try outcome(desk, next) == .passed)
      let inForce = try desk.read { try desk.queries.flags(.init(), $0) }
      let all = try desk.read { try desk.queries.flags(.init(ended: true, limit: 1), $0) }
      #expect(inForce.flags.isEmpty && all.flags.map(\.endReason) == ["已核实"] && all.nextPageToken != nil)
      #expect(try desk.actions(of: first.id).suffix(2) == ["flaggedForReview", "reviewFlagEnded"])
      #expect(try desk.actions(of: unit.id) == ["flaggedForReview", "reviewFlagEnded"])
    }
  }

  @Test("A flag names a known candidate or a unit, an officer and a reason")
  func refused() async throws {
    try await withDesk { desk in
      for request in [
        FlagForReview.Request(officer: "王", reason: "x"), .init(candidateID: "a", unit: "b", officer: "王", reason: "x"),
        .init(unit: " ", officer: "王", reason: "x"), .init(unit: "b", officer: " ", reason: "x"),
        .init(unit: "b", officer: "王", reason: ""), .init(candidateID: "nobody", officer: "王", reason: "x"),
      ] {
        #expect(throws: ScreeningError.self, "\(request)") {
          try desk.work("f") { try ReviewFlagging.flag(request, $0) }
        }
      }
    }
  }

  @Test("Nothing of the person stands in the events, their keys, or the history")
  func personalData() async throws {
    try await withDesk { desk in
      let candidate = Self.candidate(1)
      try desk.recommend(candidate)
      try flag(desk, candidate: candidate.id)
      try desk.recommend(Self.candidate(2))
      let history = try desk.read { try $0.history.entries(subject: candidate.id) }
      let kept = try #require(history.last)
      #expect(kept.entry.action == "flaggedForReview")
      #expect(!"\(kept)".contains("示例甲") && !"\(kept)".contains("13800000000"))
      let keys = FlagSubject.keys(of: candidate).dropFirst()
      #expect(keys.allSatisfy { !$0.contains("示例") && !$0.contains("138") })
      for sent in try desk.sent() {
        let text = String(decoding: sent.event.data, as: UTF8.self) + sent.key
        #expect(keys.allSatisfy { key in !text.contains(key) })
      }
    }
  }
}
