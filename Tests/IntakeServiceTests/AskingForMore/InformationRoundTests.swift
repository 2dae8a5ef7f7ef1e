import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// What screening asks, question by question, as the unit sees it: workbook, reminder, answer, expiry.
struct InformationRoundTests {
  private static let offer = InformationItem(
    id: "i-level", clause: "N1.3.2", text: "申报相关专业工作9年；符合专业工程会员条件（N1.3.1）；是否同意改按专业工程会员评价", of: .unit,
    offered: .professional)
  private static let education = InformationItem(
    id: "i-education", clause: "N1.2", text: "未申报学历；请补充学历、学位和所学专业", of: .unit)
  private static let field = InformationItem(id: "i-field", clause: "N1.1", text: "请补充专业类别", of: .unit)

  private static func senior() -> Candidate {
    var candidate = Candidate.sample()
    candidate.level = .senior
    candidate.qualifications = .init(relevantYears: 9, significantYears: 4)
    return candidate
  }

  private static func ask(
    _ desk: SupplementDesk, _ candidate: Candidate, _ asked: [InformationItem], at now: Timestamp = SupplementDesk.start
  ) throws {
    let findings = asked.compactMap(\.clause).map {
      Finding(clause: $0, result: .notEvidenced, evidence: "未申报", source: .none)
    }
    try desk.hear(
      InformationRequired(
        candidateID: candidate.id, findings: findings, items: asked.compactMap(\.clause), asked: asked,
        ruleSet: "2025.1"), of: candidate, at: now)
  }

  /// A senior applicant who is asked, and the workbook that the unit was sent the next morning.
  private static func asked(
    _ items: [InformationItem], _ body: (SupplementDesk, Candidate, ReturnedSheet) throws -> Void
  ) async throws {
    try await SupplementDesk.open { desk in
      let candidate = try desk.recommend([senior()])[0]
      try ask(desk, candidate, items)
      try desk.fire(until: SupplementDesk.time(days: 1))
      try body(desk, candidate, try desk.sheet(of: try #require(try desk.mails().first)))
    }
  }

  private static func states(_ desk: SupplementDesk) throws -> [[InformationState]] {
    try desk.requests().map { ($0.asked ?? []).map(\.state) }
  }

  @Test func anOfferIsAColumnOfTheWorkbookAndTheMailSaysWhatItIsAbout() async throws {
    try await Self.asked([Self.offer]) { desk, candidate, sheet in
      let row = try sheet.row(of: candidate.person.name)
      let open = Set(sheet.columns.keys.filter { sheet[row, $0] == nil })
      #expect(open == ["是否同意改按专业工程会员评价", "相关专业工作年限", "重要工程工作年限", "说明"])
      #expect(sheet[row, "需补充的内容"] == "N1.3.2：\(Self.offer.text)")
      let mail = try #require(try desk.mails().first)
      #expect(mail.body.contains("其中 1 人申报的年限未达到资深工程会员条件，但符合专业工程会员条件"))
      #expect(mail.body.contains("“是否同意改按专业工程会员评价”一列选择同意或不同意"))
      let progress = try desk.progress(candidate)
      #expect(progress.next == .unit)
      #expect(progress.waitingFor == "等待推荐单位答复是否同意改按专业工程会员评价（2026年12月2日前）")
      let requested = try #require(try desk.store.emittedEvents().payloads(SupplementRequested.self).first)
      #expect(requested.asked.map(\.id) == ["i-level"] && requested.asked[0].dueAt == SupplementDesk.time(days: 30))
    }
  }

  @Test(arguments: [("同意", true), ("不同意", false), (" 同 意 ", true), ("否", false)])
  func theAnswerIsAnEventThatNamesTheQuestionAndTheLevelWaitsForScreening(text: String, isAccepted: Bool) async throws {
    try await Self.asked([Self.offer]) { desk, candidate, sheet in
      var sheet = sheet
      try sheet.fill(candidate.person.name, ["是否同意改按专业工程会员评价": text])
      let view = try desk.takeBack(sheet)
      #expect(view.rowErrors.isEmpty && view.supplements == SupplementCounts(supplemented: 1))
      let event = try #require(try desk.supplemented().first)
      #expect(event.supplement == Supplement(levelAnswer: LevelAnswer(level: .professional, isAccepted: isAccepted)))
      #expect(event.answered == ["i-level"])
      #expect(try desk.requests().map(\.state) == [.answered] && Self.states(desk) == [[.answered]])
      #expect(try desk.read { try CandidateTable(transaction: $0).get(candidate.id) }?.candidate.level == .senior)
    }
  }

  @Test func whatIsNeitherIsReportedAndTheQuestionStaysOpen() async throws {
    try await Self.asked([Self.offer]) { desk, candidate, sheet in
      var sheet = sheet
      try sheet.fill(candidate.person.name, ["是否同意改按专业工程会员评价": "再考虑"])
      let view = try desk.takeBack(sheet)
      #expect(view.rowErrors.map(\.code) == ["unreadableSupplement"])
      #expect(view.rowErrors.first?.message.hasSuffix("请选择“同意”或“不同意”。") == true)
      #expect(try Self.states(desk) == [[.open]])
    }
  }

  @Test func theRightYearsAreAnAnswerAsWell() async throws {
    try await Self.asked([Self.offer]) { desk, candidate, sheet in
      var sheet = sheet
      try sheet.fill(candidate.person.name, ["相关专业工作年限": "12", "重要工程工作年限": "6"])
      _ = try desk.takeBack(sheet)
      let event = try #require(try desk.supplemented().first)
      #expect(event.answered == ["i-level"] && event.supplement.levelAnswer == nil)
      #expect(event.supplement.qualifications == .init(relevantYears: 12, significantYears: 6))
    }
  }

  @Test func whatScreeningChangesIsRecordedAndTheUnitsListDoesNotUndoIt() async throws {
    try await SupplementDesk.open { desk in
      let candidate = try desk.recommend([Self.senior()])[0]
      let changed = LevelChanged(
        candidateID: candidate.id, from: .senior, to: .professional, reason: "推荐单位2026年11月4日同意改按专业工程会员评价",
        changedAt: SupplementDesk.start)
      for days in [1, 2] as [Int64] { try desk.hear(changed, of: candidate, at: SupplementDesk.time(days: days)) }
      let kept = try desk.read { try IntakeQueries.getCandidate(.init(id: candidate.id), $0) }
      #expect(kept.candidate.level == .professional)
      let lines = kept.history.filter { $0.type == LevelChanged.eventType }
      #expect(lines.first?.text == "申请级别改为专业工程会员（推荐单位2026年11月4日同意改按专业工程会员评价）")
      #expect(lines.map { $0.changed?.first?.before } == ["资深工程会员", nil])
      // What the unit's own list said stands beside it, and only another word of the unit's is a correction.
      #expect(try desk.read { try ListedTable(transaction: $0).get(candidate.id) }?.level == .senior)
    }
  }

  @Test func twoOfThreeAnswersLeaveOneAndTheReminderNamesNoOther() async throws {
    try await Self.asked([Self.field, Self.education, Self.offer]) { desk, candidate, sheet in
      var sheet = sheet
      let specialty = try #require(Taxonomy.attachment1.field(candidate.field)?.specialties.first)
      try sheet.fill(
        candidate.person.name, ["专业类别": specialty.name, "是否同意改按专业工程会员评价": "同意", "最高学历": "本科"])
      _ = try desk.takeBack(sheet)
      #expect(try desk.supplemented().map(\.answered) == [["i-field", "i-level"]])
      #expect(try Self.states(desk) == [[.answered, .open, .answered]])
      #expect(try desk.requests().first?.items == ["N1.2"] && desk.requests().first?.missing == ["所学专业"])
      // Screening goes on with the one that is left.
      try Self.ask(desk, candidate, [Self.education], at: SupplementDesk.time(days: 2))
      #expect(try Self.states(desk) == [[.answered, .open, .answered]])
      #expect(try desk.progress(candidate).waitingFor == "等待推荐单位补充：学历、学位和所学专业（2026年12月2日前）")
      try desk.fire(until: SupplementDesk.time(days: 12))
      let reminder = try #require(try desk.mails().last)
      #expect(reminder.kind == .reminder && !reminder.body.contains("选择同意或不同意"))
      let again = try desk.sheet(of: reminder)
      let row = try again.row(of: candidate.person.name)
      #expect(again[row, "需补充的内容"] == "N1.2：\(Self.education.text)")
      #expect(again.columns["是否同意改按专业工程会员评价"] == nil && again.columns["专业类别"] == nil)
      // It expires for that one alone.
      try desk.fire(until: SupplementDesk.time(days: 31))
      let expired = try desk.store.emittedEvents().payloads(SupplementExpired.self)
      #expect(expired.map(\.expired) == [["i-education"]] && expired.map(\.items) == [["N1.2"]])
      #expect(try Self.states(desk) == [[.answered, .expired, .answered]])
    }
  }

  @Test func whatIsDueSoonerExpiresByItself() async throws {
    var sooner = Self.education
    sooner.dueAt = SupplementDesk.time(days: 15)
    try await Self.asked([sooner, Self.field]) { desk, candidate, _ in
      #expect(try desk.requests().map(\.dueAt) == [SupplementDesk.time(days: 15)])
      try desk.fire(until: SupplementDesk.time(days: 16))
      #expect(try Self.states(desk) == [[.expired, .open]] && desk.requests().map(\.state) == [.open])
      #expect(try desk.requests().map(\.dueAt) == [SupplementDesk.time(days: 30)])
      try desk.fire(until: SupplementDesk.time(days: 40))
      let expired = try desk.store.emittedEvents().payloads(SupplementExpired.self)
      #expect(expired.map(\.expired) == [["i-education"], ["i-field"]])
      #expect(expired.map(\.dueAt) == [SupplementDesk.time(days: 15), SupplementDesk.time(days: 30)])
      #expect(try desk.requests().map(\.state) == [.expired])
      #expect(try desk.read { try $0.timers.list(after: nil, limit: 10) }.isEmpty)
      let texts = try desk.read { try CandidateHistory(transaction: $0).list(candidate.id) }.map(\.text)
      #expect(texts.contains { $0.contains("前补充（N1.2），其余各项继续等待") })
      #expect(texts.contains { $0.contains("前补充（N1.1），转经办人处理") })
    }
  }

  @Test func whatScreeningAsksNoLongerIsWithdrawnAndWhatIsNewIsAskedWithATimeOfItsOwn() async throws {
    try await Self.asked([Self.education, Self.field]) { desk, candidate, _ in
      // An officer did without one, and asks for something else.
      try Self.ask(desk, candidate, [Self.field, Self.offer], at: SupplementDesk.time(days: 5))
      #expect(try Self.states(desk) == [[.withdrawn, .open, .open]])
      let asked = try #require(try desk.requests().first?.asked)
      #expect(asked[1].item.dueAt == SupplementDesk.time(days: 30))
      #expect(asked[2].item.dueAt == SupplementDesk.time(days: 35))
      #expect(try desk.store.emittedEvents().payloads(SupplementRequested.self).count == 2)
      // Something else has settled it.
      try desk.hear(
        ReviewRequested(candidateID: candidate.id, findings: [], ruleSet: "2025.1"), of: candidate,
        at: SupplementDesk.time(days: 6))
      #expect(try Self.states(desk) == [[.withdrawn, .withdrawn, .withdrawn]])
      #expect(try desk.progress(candidate).next == .officer)
    }
  }

  @Test func whatASocietyAsksIsFollowedQuestionByQuestion() async throws {
    try await SupplementDesk.open { desk in
      let candidate = try desk.recommend([Candidate.sample()])[0]
      let items = [
        InformationItem(id: "i-1", text: "业绩证明", of: .candidate), InformationItem(id: "i-2", text: "单位证明", of: .unit),
      ]
      try desk.hear(
        CandidatePassed(candidateID: candidate.id, findings: [], ruleSet: "2025.1"), of: candidate)
      try desk.hear(
        CaseAccepted(
          caseID: "c", candidateID: candidate.id, society: "s", panel: "p", stage: .membership, explanation: "受理"),
        of: candidate)
      try desk.hear(
        InformationAsked(
          caseID: "c", candidateID: candidate.id, society: "s", of: .candidate, officer: "o", note: "请补充", roundID: "r",
          asked: items, askedAt: SupplementDesk.start), of: candidate)
      #expect(try desk.progress(candidate).next == .candidate)
      #expect(try desk.progress(candidate).waitingFor?.hasSuffix("要求的材料：业绩证明") == true)
      try desk.hear(
        InformationItemsSettled(
          caseID: "c", candidateID: candidate.id, society: "s", roundID: "r", items: ["i-1"], state: .answered,
          officer: "o", settledAt: SupplementDesk.start, waitsFor: .unit), of: candidate)
      #expect(try desk.progress(candidate).next == .unit)
      #expect(try desk.progress(candidate).waitingFor?.hasSuffix("要求的材料：单位证明") == true)
      try desk.hear(
        InformationReminded(
          caseID: "c", candidateID: candidate.id, society: "s", roundID: "r", open: [items[1]],
          remindedAt: SupplementDesk.start), of: candidate)
      let texts = try desk.read { try CandidateHistory(transaction: $0).list(candidate.id) }.map(\.text)
      #expect(texts.contains("学会（s）：1 项材料已收到（业绩证明）") && texts.contains("学会（s）提醒推荐单位补充：单位证明"))
      try desk.hear(
        InformationReceived(
          caseID: "c", candidateID: candidate.id, society: "s", officer: "o", receivedAt: SupplementDesk.start),
        of: candidate)
      #expect(try desk.progress(candidate).next == .society)
    }
  }

  @Test(
    arguments: [([], NextActor.committee), ([.scan], .unit), ([.unit, .scan], .officer), ([.verdict], .officer)]
      as [([SubmissionNeed], NextActor)])
  func beforeScreeningWhoeverMendsTheSubmissionIsNext(needs: [SubmissionNeed], actor: NextActor) {
    #expect(CandidateFacts().progress(field: nil, heldFor: needs).next == actor)
    var closed = CandidateFacts()
    closed.closing = CandidateFacts.Closing()
    #expect(closed.progress(field: nil).next == .nobody)
  }

  @Test func theAskingOfAnOlderVersionHasAQuestionAClause() async throws {
    try await Self.asked([Self.education, Self.field]) { desk, candidate, sheet in
      // As an older version left it.
      try desk.work("older", at: SupplementDesk.time(days: 1)) {
        try $0.transaction.execute("UPDATE supplement_requests SET questions = NULL", [])
      }
      let id = try #require(try desk.requests().first?.id)
      #expect(try desk.requests().first?.asked?.map(\.item.id) == ["\(id)/N1.2", "\(id)/N1.1"])
      var sheet = sheet
      try sheet.fill(candidate.person.name, ["最高学历": "本科", "所学专业": "土木工程"])
      _ = try desk.takeBack(sheet)
      #expect(try desk.supplemented().map(\.answered) == [["\(id)/N1.2"]])
      #expect(try Self.states(desk) == [[.answered, .open]])
      // An older screening names clauses, and goes on with the one that is left.
      try desk.ask(candidate, ["N1.1"], at: SupplementDesk.time(days: 3))
      #expect(try Self.states(desk) == [[.answered, .open]] && desk.requests().count == 1)
    }
  }
}
