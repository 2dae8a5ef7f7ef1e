import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

/// Rounds of questions: each question comes to its own end, and who acts next follows from what is open.
@Suite struct InformationRoundTests {
  private static let silent = Candidate.example(qualifications: .init())
  private static let id = silent.id
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static func time(_ days: Int64) -> Timestamp {
    Timestamp(milliseconds: ScreeningDesk.start.milliseconds + days * day)
  }

  private func explain(_ desk: ScreeningDesk) throws -> Explain.Response {
    let explanation = CandidateExplanation(rules: .notice, registry: desk.registry)
    return try desk.read { try explanation.explain(.init(candidateID: Self.id), $0) }
  }

  /// An officer has asked for three things, one of which the rules had found met.
  private static func asked(_ body: (ScreeningDesk, [InformationItem]) throws -> Void) async throws {
    try await withDesk { desk in
      try desk.recommend(silent)
      try desk.decide(
        .init(
          candidateID: id, outcome: .informationRequired, clauses: ["N1.2", "N1.3.1", "N1.3.3"], officer: "王审核",
          reason: "请补充"))
      let open = try desk.openItems(of: id)
      #expect(open.map(\.clause) == ["N1.2", "N1.3.1", "N1.3.3"] && Set(open.map(\.id)).count == 3)
      try body(desk, open)
    }
  }

  private static func supplied(_ supplement: Supplement, _ answered: [InformationItem]) -> CandidateSupplemented {
    CandidateSupplemented(
      candidateID: id, requestID: "r-1", supplement: supplement, answered: answered.map(\.id), suppliedAt: time(5),
      origin: RowOrigin(file: "补充材料.xlsx", sheet: "补充材料", row: 5))
  }

  private static let education = DeclaredQualifications(education: "本科", discipline: "土木工程")
  private static let years = DeclaredQualifications(relevantYears: 5, significantYears: 2)

  @Test("What two of three answers leave open is waited for by itself, also what an officer doubts")
  func twoOfThree() async throws {
    try await Self.asked { desk, items in
      var both = Self.education
      (both.relevantYears, both.significantYears) = (5, 2)
      try desk.receive(
        Self.supplied(Supplement(qualifications: both), Array(items.prefix(2))), id: "s-1", at: Self.time(5))
      // All criteria are met by now; the doubt is not answered, and nobody is passed over it.
      #expect(try desk.sent(CandidatePassed.self).isEmpty)
      #expect(try desk.record(of: Self.id).outcome == .informationRequired)
      let told = try #require(try desk.sent(InformationRequired.self).last)
      #expect(told.items == ["N1.3.3"] && told.asked == [items[2]])
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.answered, .answered, .open]])
      let next = try explain(desk).next
      #expect(next.actor == .unit && next.text.contains("N1.3.3") && !next.text.contains("N1.2"))
      // The doubt answered, an officer weighs it.
      try desk.receive(
        Self.supplied(Supplement(project: Project(name: "示例大桥项目", country: "LA")), [items[2]]), id: "s-2",
        at: Self.time(6))
      #expect(try desk.record(of: Self.id).outcome == .underReview)
      #expect(try explain(desk).next.actor == .officer)
    }
  }

  @Test("What expires, expires by itself; with the last open question an officer decides")
  func expiry() async throws {
    try await Self.asked { desk, items in
      func expire(_ item: InformationItem, _ days: Int64) throws {
        try desk.receive(
          SupplementExpired(
            candidateID: Self.id, requestID: "r-1", items: [item.clause ?? ""], expired: [item.id],
            requestedAt: ScreeningDesk.start, dueAt: Self.time(days)), id: "e-\(days)", at: Self.time(days))
      }
      try expire(items[0], 10)
      #expect(try desk.record(of: Self.id).outcome == .informationRequired)
      // Again, or of another asking: nothing.
      try expire(items[0], 11)
      try desk.receive(
        Self.supplied(Supplement(qualifications: Self.years), [items[1]]), id: "s-1", at: Self.time(12))
      #expect(try desk.openItems(of: Self.id) == [items[2]])
      try expire(items[2], 30)
      #expect(try desk.record(of: Self.id).outcome == .underReview)
      #expect(
        try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.expired, .answered, .expired]])
      #expect(try desk.sent(CandidateRejected.self).isEmpty)
      // What comes late is an answer still.
      try desk.receive(
        Self.supplied(Supplement(qualifications: Self.education), [items[0]]), id: "s-2", at: Self.time(40))
      #expect(try desk.rounds(of: Self.id)[0].items[0].state == .answered)
    }
  }

  @Test("Intake says until when the unit is waited for, and officers are shown it")
  func due() async throws {
    try await Self.asked { desk, items in
      let asked = items.map { item in
        var item = item
        item.dueAt = Self.time(30)
        return item
      }
      try desk.receive(
        SupplementRequested(
          candidateID: Self.id, requestID: "r-1", asked: asked, requestedAt: ScreeningDesk.start), id: "r-1")
      let explained = try explain(desk)
      #expect(explained.rounds?.map(\.open) == [asked])
      #expect(explained.rounds?.first?.officer == "王审核" && explained.rounds?.first?.note == "请补充")
      #expect(explained.next.text.contains("（2025年5月19日前）"))
    }
  }

  @Test("An officer does without a question, with a reason; without the last one an officer decides")
  func waived() async throws {
    try await Self.asked { desk, items in
      let waiving = InformationWaiving(rules: .notice, allocation: desk.allocation)
      func waive(_ ids: [String], _ input: String, reason: String = "档案中已有") throws -> WaiveInformation.Response {
        try desk.work(input, at: Self.time(3)) {
          try waiving.waive(.init(candidateID: Self.id, items: ids, officer: "李审核", reason: reason), $0)
        }
      }
      #expect(throws: ScreeningError.self) { try waive([], "w-0") }
      #expect(throws: ScreeningError.self) { try waive(["nothing"], "w-0") }
      #expect(throws: ScreeningError.self) { try waive([items[0].id], "w-0", reason: " ") }
      let first = try waive([items[0].id, items[2].id], "w-1")
      #expect(first.outcome == .informationRequired && first.open == [items[1]])
      #expect(try desk.sent(InformationRequired.self).last?.asked == [items[1]])
      let settled = try desk.rounds(of: Self.id)[0].items[0]
      #expect(settled.state == .waived && settled.officer == "李审核" && settled.reason == "档案中已有")
      #expect(throws: ScreeningError.self) { try waive([items[0].id], "w-2") }
      let last = try waive([items[1].id], "w-3")
      #expect(last.outcome == .underReview && last.open.isEmpty)
      #expect(try desk.record(of: Self.id).outcome == .underReview)
      #expect(try desk.actions(of: Self.id).filter { $0 == "informationWaived" }.count == 2)
    }
  }

  @Test("A second round is one of its own, with questions of its own")
  func rounds() async throws {
    try await Self.asked { desk, items in
      _ = try desk.work("reopen") {
        try ReviewReopening(rules: .notice, allocation: desk.allocation).reopen(
          .init(candidateID: Self.id, officer: "李审核", reason: "另有来函"), $0)
      }
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.withdrawn, .withdrawn, .withdrawn]])
      try desk.decide(
        .init(
          candidateID: Self.id, outcome: .informationRequired, clauses: ["N1.2"], dueAt: Self.time(20), officer: "李审核",
          reason: "请补证书"), id: "second")
      let rounds = try desk.rounds(of: Self.id)
      #expect(rounds.map(\.number) == [1, 2] && rounds[1].open.map(\.clause) == ["N1.2"])
      #expect(rounds[1].open.map(\.dueAt) == [Self.time(20)])
      #expect(!items.map(\.id).contains(rounds[1].open[0].id))
      // What expires of the first round is not the second's end.
      try desk.receive(
        SupplementExpired(
          candidateID: Self.id, requestID: "r-1", items: ["N1.2"], expired: [items[0].id],
          requestedAt: ScreeningDesk.start, dueAt: Self.time(10)), id: "e-1", at: Self.time(10))
      #expect(try desk.record(of: Self.id).outcome == .informationRequired)
    }
  }

  // MARK: At a society

  private static func atSociety(
    _ body: (ScreeningDesk, CaseAllocated, [InformationItem]) throws -> Void
  ) async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let item = try #require(try desk.sent(CaseAllocated.self).first)
      let items = [
        InformationItem(id: "i-1", text: "业绩证明", of: .candidate, dueAt: time(30)),
        InformationItem(id: "i-2", text: "单位证明", of: .unit, dueAt: time(40)),
      ]
      try desk.receive(
        InformationAsked(
          caseID: item.caseID, candidateID: id, society: item.society, of: .candidate, officer: "o", note: "请补充",
          roundID: "round-1", asked: items, askedAt: time(1)),
        id: "asked", source: "/accord/society/civil-a", at: time(1))
      try body(desk, item, items)
    }
  }

  private func clock(_ desk: ScreeningDesk) throws -> EvaluationClock {
    try desk.read { try Required.value(ClockTable(transaction: $0).find(Self.id)) }.reading.clock
  }

  @Test(
    "A society's questions are kept one by one; the clock stands until the last, and for whom follows from what is open"
  )
  func societysQuestions() async throws {
    try await Self.atSociety { desk, item, items in
      #expect(try explain(desk).next.actor == .candidate)
      #expect(try clock(desk).waitingFor == .candidate)
      try desk.receive(
        InformationReminded(
          caseID: item.caseID, candidateID: Self.id, society: item.society, roundID: "round-1", open: items,
          remindedAt: Self.time(11)), id: "reminded", at: Self.time(11))
      #expect(try desk.rounds(of: Self.id).map(\.remindedAt) == [Self.time(11)])
      try desk.receive(
        InformationItemsSettled(
          caseID: item.caseID, candidateID: Self.id, society: item.society, roundID: "round-1", items: ["i-1"],
          state: .answered, officer: "o", settledAt: Self.time(12), waitsFor: .unit), id: "settled", at: Self.time(12))
      let next = try explain(desk).next
      #expect(next.actor == .unit && next.text.contains("单位证明") && !next.text.contains("业绩证明"))
      #expect(try clock(desk).waitingFor == .unit && clock(desk).isPaused)
      try desk.receive(
        InformationItemsSettled(
          caseID: item.caseID, candidateID: Self.id, society: item.society, roundID: "round-1", items: ["i-2"],
          state: .expired, settledAt: Self.time(40)), id: "expired", at: Self.time(41))
      try desk.receive(
        InformationReceived(
          caseID: item.caseID, candidateID: Self.id, society: item.society, officer: "o", receivedAt: Self.time(40)),
        id: "received", at: Self.time(41))
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.answered, .expired]])
      #expect(try explain(desk).next.actor == .society)
      let (_, waited) = EvaluationTerm.notice.lengths(of: try clock(desk), now: Self.time(50))
      #expect(waited == 39 * Self.day)
    }
  }

  @Test("What a society asked is over with its conclusion, its return, or a case that is taken back", arguments: 0..<3)
  func ended(how: Int) async throws {
    try await Self.atSociety { desk, item, _ in
      switch how {
      case 0:
        try desk.receive(
          CaseConcluded(
            caseID: item.caseID, candidate: item.candidate, society: item.society, conclusion: .passed, officer: "o",
            concludedAt: Self.time(20)), id: "end", at: Self.time(20))
      case 1:
        try desk.receive(
          CaseReturned(
            caseID: item.caseID, candidateID: Self.id, society: item.society, officer: "o", reason: "不属本学会"),
          id: "end", at: Self.time(20))
      default:
        try desk.receive(
          CandidateWithdrawn(candidateID: Self.id, officer: "o", reason: "本人放弃"), id: "end", at: Self.time(20))
      }
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.withdrawn, .withdrawn]])
      #expect(try explain(desk).next.actor == (how == 1 ? .officer : .nobody))
    }
  }

  @Test("What an older society asks has one question, and its answer ends the round")
  func olderSociety() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let item = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.receive(
        InformationAsked(
          caseID: item.caseID, candidateID: Self.id, society: item.society, of: .unit, officer: "o", note: "请补充",
          askedAt: Self.time(1)), id: "asked", at: Self.time(1))
      #expect(try desk.rounds(of: Self.id).flatMap(\.open).map(\.text) == ["请补充"])
      #expect(try explain(desk).next.actor == .unit)
      try desk.receive(
        InformationReceived(
          caseID: item.caseID, candidateID: Self.id, society: item.society, officer: "o", receivedAt: Self.time(2)),
        id: "received", at: Self.time(2))
      #expect(try desk.rounds(of: Self.id).map { $0.items.map(\.state) } == [[.answered]])
    }
  }
}
