import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import SocietyRoutingService

/// The clock of A2.5 at a society.
@Suite struct CaseClockTests {
  static let day: Int64 = 24 * 60 * 60 * 1000
  static let person = Candidate.sample().id
  static let term = EvaluationTerm.notice

  private func marks(_ desk: SocietyDesk) throws -> [String] {
    try desk.store.actions(on: Self.person).filter { $0.hasPrefix("clockMark") }
  }

  @Test("It runs from the allocation, and one timer waits for the mark that comes next")
  func running() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      let view = try desk.view("case-1", at: 30 * Self.day)
      let clock = try #require(view.clock)
      #expect(clock.totalSeconds == 30 * 86_400 && clock.netSeconds == clock.totalSeconds)
      #expect(clock.state == .running && clock.dueAt == view.dueAt)
      let half = try #require(Self.term.reaching(of: EvaluationClock(startedAt: Timestamp(milliseconds: 0))).first)
      #expect(
        try desk.timers() == [DurableTimer(kind: CaseClock.timer, subject: "case-1", due: half.at.milliseconds)])
    }
  }

  @Test("What it warns of is noted once each, in order, also after a downtime")
  func warned() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      try desk.ring(at: 140 * Self.day)
      #expect(try desk.view("case-1", at: 140 * Self.day).clock?.reached.map(\.mark) == [.half, .threeQuarters])
      try desk.ring(at: 200 * Self.day)
      let clock = try #require(try desk.view("case-1", at: 200 * Self.day).clock)
      #expect(clock.reached.map(\.mark) == ClockMark.allCases && clock.reached.allSatisfy { $0.late == true })
      #expect(clock.state == .overdue)
      #expect(try marks(desk).count == 4 && desk.timers().isEmpty)
    }
  }

  @Test("It stands while the candidate or the unit is waited for, and screening is told", arguments: WaitedFor.allCases)
  func asked(of waited: WaitedFor) async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample(dueAt: Self.term.due(from: Timestamp(milliseconds: 0)).milliseconds))
      let asked = try desk.ask("case-1", of: waited, at: 10 * Self.day)
      #expect(asked.clock?.state == .paused && asked.clock?.waitingFor == waited)
      #expect(asked.nextMoves == ["Advance application", "RecordInformation", "Return"])
      // It waits for no mark; what waits is the reminder and the end of the waiting.
      #expect(
        try desk.timers().map(\.kind) == [InformationClock.reminderTimer, InformationClock.expiryTimer])
      let answered = try desk.receive("case-1", at: 24 * Self.day)
      #expect(answered.clock?.waitedSeconds == 14 * 86_400 && answered.clock?.netSeconds == 10 * 86_400)
      #expect(answered.dueAt == answered.clock?.dueAt && answered.dueAt.milliseconds >= asked.dueAt.milliseconds)
      let told = try desk.store.emittedEvents()
      #expect(try told.payloads(InformationAsked.self).map(\.askedAt.milliseconds) == [10 * Self.day])
      #expect(try told.payloads(InformationAsked.self).map(\.of) == [waited])
      #expect(try told.payloads(InformationReceived.self).map(\.receivedAt.milliseconds) == [24 * Self.day])
    }
  }

  @Test("A round of supplements waits for the candidate until the case is assessed again")
  func supplements() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      for stage in [Stage.application, .materials, .assessment] { _ = try desk.advance("case-1", to: stage) }
      let sentBack = try desk.advance("case-1", to: .materials, note: "请补交业绩证明")
      #expect(sentBack.clock?.waitingFor == .candidate)
      let again = try desk.work("again", at: 20 * Self.day) {
        try desk.carrying.advance(.init(id: "case-1", to: .assessment, officer: "officer-1"), $0)
      }
      #expect(again.clock?.state == .running && again.clock?.pauses.map(\.to?.milliseconds) == [20 * Self.day])
      let told = try desk.store.emittedEvents()
      #expect(try told.payloads(InformationAsked.self).map(\.note) == ["请补交业绩证明"])
      #expect(try told.payloads(InformationReceived.self).count == 1)
    }
  }

  @Test("Nobody is asked twice at once, and nothing is received that was not asked for")
  func refused() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      #expect(throws: SocietyRoutingError.self) { try desk.receive("case-1", at: 1) }
      _ = try desk.ask("case-1", of: .unit, at: 1)
      #expect(throws: SocietyRoutingError.self) { try desk.ask("case-1", of: .candidate, at: 2) }
      #expect(throws: SocietyRoutingError.invalidArgument(name: "note", message: "say what is to be supplied")) {
        try desk.work("blank") { try desk.carrying.ask(.init(id: "case-1", of: .unit, officer: "o", note: " "), $0) }
      }
    }
  }

  @Test("A case that ends has no timer, and its clock stands where it ended")
  func ended() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      _ = try desk.ask("case-1", of: .unit, at: 10 * Self.day)
      _ = try desk.work("return", at: 12 * Self.day) {
        try desk.carrying.giveBack(.init(id: "case-1", officer: "officer-1", reason: "不属本学会"), $0)
      }
      #expect(try desk.timers().isEmpty)
      let clock = try #require(try desk.view("case-1", at: 300 * Self.day).clock)
      #expect(clock.state == .stopped && clock.totalSeconds == 12 * 86_400 && clock.waitedSeconds == 2 * 86_400)
      // A timer that was fetched just before the case ended.
      try desk.fire("case-1", at: 400 * Self.day)
      #expect(try marks(desk).isEmpty)
    }
  }

  @Test("What screening changes is taken over, and what this society asked since stays")
  func toldByScreening() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      var clock = EvaluationClock(startedAt: Timestamp(milliseconds: 0))
      clock.pause(from: Timestamp(milliseconds: 5 * Self.day), waitingFor: .unit, caseID: nil)
      let dueAt = Timestamp(milliseconds: 250 * Self.day)
      try desk.change(clock, dueAt: dueAt, at: 6 * Self.day)
      #expect(try desk.view("case-1", at: 7 * Self.day).clock?.waitingFor == .unit)
      // Screening may know of holidays that the society was not told of.
      #expect(try desk.view("case-1", at: 7 * Self.day).dueAt == dueAt)
      _ = try desk.ask("case-1", of: .candidate, at: 8 * Self.day)
      clock.resume(at: Timestamp(milliseconds: 9 * Self.day), caseID: nil)
      try desk.change(clock, dueAt: dueAt, at: 10 * Self.day)
      let view = try #require(try desk.view("case-1", at: 11 * Self.day).clock)
      #expect(view.state == .paused && view.waitingFor == .candidate && view.waitedSeconds == 6 * 86_400)
    }
  }

  @Test("What fell due while another society had the case is not said again by the next")
  func transferred() async throws {
    try await SocietyDesk.open { desk in
      var item = CaseAllocated.sample()
      item.clock = EvaluationClock(startedAt: Timestamp(milliseconds: 0))
      item.allocatedAt = Timestamp(milliseconds: 100 * Self.day)
      try desk.accept(item, at: 101 * Self.day)
      try desk.ring(at: 140 * Self.day)
      #expect(try marks(desk).count == 1)
      #expect(try desk.view("case-1", at: 140 * Self.day).clock?.reached.map(\.mark) == [.half, .threeQuarters])
    }
  }

  @Test("The case of an older version has a clock, from when it came")
  func ofBefore() async throws {
    try await withStoreURL { url in
      let old = Array(Schema.migrations.filter { $0.name < "society-routing-010" })
      let store = try StateStore(url: url, service: "test", migrations: old)
      try store.write { transaction in
        let candidate = String(decoding: try JSON.encode(Candidate.sample()), as: UTF8.self)
        try transaction.execute(
          """
          INSERT INTO society_case (id, candidate_id, candidate, findings, panel, stage, returned, supplement_rounds,
            received_at, due_at)
          VALUES ('case-1', ?, ?, '[]', 'p', 'materials', 0, 0, 1000, 2000)
          """, [.text(Self.person), .text(candidate)])
        try transaction.timers.schedule(DurableTimer(kind: "caseOverdue", subject: "case-1", due: 2000))
      }
      try store.close()
      let desk = SocietyDesk(store: try StateStore(url: url, service: "test", migrations: Schema.migrations))
      #expect(try desk.timers().map(\.kind) == [CaseClock.timer])
      try desk.ring(at: 100 * Self.day)
      #expect(try desk.view("case-1", at: 100 * Self.day).clock?.reached.map(\.mark) == [.half])
      try desk.store.close()
    }
  }

  @Test("What had ended before clocks were kept shows none; what goes on shows when it came in")
  func olderStore() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      try desk.accept(.sample(caseID: "case-2", candidate: .sample(id: "0196a000-0000-7000-8000-00000000abcd")))
      _ = try desk.giveBack("case-1")
      try desk.store.write { try $0.execute("UPDATE society_case SET reading_json = NULL", []) }
      #expect(try desk.view("case-1", at: 300 * Self.day).clock == nil)
      #expect(try desk.view("case-2", at: 300 * Self.day).clock?.state == .running)
    }
  }

  @Test("With another calendar the warnings of all open cases move, once, and what screening said is due stays")
  func otherCalendar() async throws {
    try await SocietyDesk.open { desk in
      let due = Self.term.due(from: Timestamp(milliseconds: 0))
      for number in 1...5 {
        try desk.accept(
          .sample(
            caseID: "case-\(number)", candidate: .sample(id: "0196a000-0000-7000-8000-00000000000\(number)"),
            dueAt: due.milliseconds))
      }
      _ = try desk.giveBack("case-5")
      let before = try desk.timers()
      // The day on which the term would end is off.
      let day = try #require(CalendarDate(CampaignDay.key(Timestamp(milliseconds: due.milliseconds - 1))))
      let year = WorkingYear(
        year: day.year, announcement: "示例", holidays: [.init(name: "示例", from: day, to: day.adding(days: 6))],
        makeUpDays: [])
      let clock = CaseClock(term: EvaluationTerm(calendar: .mainland(with: [year])))
      func revise() throws -> Int {
        var (last, pages): (String?, Int) = ("", 0)
        while let after = last {
          pages += 1
          last = try desk.work("revise \(after)") { try CalendarChange.revise(after: after, limit: 2, clock, $0) }
        }
        return pages
      }
      #expect(try revise() == 3)
      let after = try desk.timers()
      #expect(after.map(\.subject) == before.map(\.subject) && after.count == 4)
      #expect(zip(before, after).allSatisfy { $0.due < $1.due })
      #expect(try desk.view("case-1").dueAt == due)
      #expect(try revise() == 1)
    }
  }
}
