import AccordTesting
import CloudEvents
import Contracts
import KafkaRPC
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// The clock of A2.5 in screening: started, paused, moved on with a transfer, stopped, and heard in time.
@Suite struct CandidateClockTests {
  static let day: Int64 = 24 * 60 * 60 * 1000
  static let id = Candidate.example().id
  static let societies = [
    Society(code: "civil-a", name: "土木学会甲", fields: ["civil"]),
    Society(code: "civil-b", name: "土木学会乙", fields: ["civil"]),
  ]

  private static func at(_ days: Double) -> Timestamp {
    Timestamp(milliseconds: ScreeningDesk.start.milliseconds + Int64(days * Double(day)))
  }

  @Test("The first allocation starts it, with one timer for the mark that comes next")
  func started() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let kept = try #require(try desk.clock(Self.id))
      #expect(kept.reading.clock == EvaluationClock(startedAt: ScreeningDesk.start))
      #expect(kept.society == "civil-a")
      let due = EvaluationTerm.notice.due(from: ScreeningDesk.start)
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(given.dueAt == due && given.clock == kept.reading.clock)
      let half = try #require(EvaluationTerm.notice.reaching(of: kept.reading.clock).first)
      #expect(try desk.timers() == [DurableTimer(kind: "clock", subject: Self.id, due: half.at.milliseconds)])
    }
  }

  @Test("Every mark is said once, in time, and the next one is waited for")
  func marksInTime() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      while let next = try desk.timers().first { try desk.ring(at: Timestamp(milliseconds: next.due)) }
      let marks = try desk.sent(ClockMarkReached.self)
      #expect(marks.map(\.mark) == ClockMark.allCases)
      #expect(marks.allSatisfy { !$0.late && $0.society == "civil-a" && $0.waitedSeconds == 0 })
      #expect(marks.last?.reachedAt == marks.last?.dueAt)
      #expect(try desk.totals() == [ClockTotal(society: "civil-a", overdue: 1)])
      #expect(try desk.actions(of: Self.id).filter { $0 == "clockMarkReached" }.count == 4)
    }
  }

  @Test("After a downtime all that was missed is said, in the order in which it fell due, and marked late")
  func downtime() async throws {
    try await withDesk { desk in
      let other = Candidate.example(id: "0196a000-0000-7000-8000-000000000002")
      try desk.recommend(.example())
      try desk.recommend(other, at: Self.at(3))
      // Both halves and one three quarters fell due while the service was down.
      try desk.ring(at: Self.at(139.5))
      let marks = try desk.sent(ClockMarkReached.self)
      #expect(marks.map(\.mark) == [.half, .half, .threeQuarters])
      #expect(marks.map(\.candidateID) == [Self.id, other.id, Self.id])
      #expect(marks.map(\.reachedAt) == marks.map(\.reachedAt).sorted() && marks.allSatisfy(\.late))
      try desk.ring(at: Self.at(139.5))
      #expect(try desk.sent(ClockMarkReached.self).count == 3)
    }
  }

  @Test("It stands while the society waits for the candidate; the society is told what screening reckons")
  func askedBySociety() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let due = try #require(try desk.sent(CaseAllocated.self).first).dueAt
      try desk.ask(Self.at(10))
      #expect(try desk.timers().isEmpty)
      #expect(try desk.totals() == [ClockTotal(society: "civil-a", paused: 1)])
      try desk.answer(Self.at(24))
      let told = try desk.sent(CaseClockChanged.self)
      #expect(told.map(\.clock.isPaused) == [true, false])
      #expect(told.last?.dueAt == EvaluationTerm.notice.due(of: try #require(try desk.clock(Self.id)).reading.clock))
      #expect(try #require(told.last).dueAt.milliseconds - due.milliseconds >= 14 * Self.day)
      let view = try desk.evaluation(now: Self.at(30))
      let clock = try #require(view.clock)
      #expect(clock.totalSeconds == 30 * 86_400 && clock.waitedSeconds == 14 * 86_400)
      #expect(clock.netSeconds == 16 * 86_400 && clock.state == .running && clock.waitingFor == nil)
      #expect(view.cases.map(\.society) == ["civil-a"])
      #expect(try desk.totals() == [ClockTotal(society: "civil-a", running: 1)])
      // Heard twice, it changes nothing.
      try desk.answer(Self.at(40), id: "again")
      #expect(try desk.sent(CaseClockChanged.self).count == 2)
    }
  }

  @Test("A mark that was said while the society had asked already is taken back, and said again in its time")
  func heardLate() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      try desk.ring(at: Self.at(93))
      #expect(try desk.sent(ClockMarkReached.self).count == 1)
      try desk.ask(Self.at(80), heardAt: Self.at(94))
      #expect(try desk.actions(of: Self.id).contains("clockMarkTakenBack"))
      try desk.answer(Self.at(100))
      try desk.ring(at: Self.at(111))
      #expect(try desk.sent(ClockMarkReached.self).count == 1)
      try desk.ring(at: Self.at(113))
      let marks = try desk.sent(ClockMarkReached.self)
      #expect(marks.map(\.mark) == [.half, .half] && marks[1].waitedSeconds == 20 * 86_400)
    }
  }

  @Test("It stands while screening waits for the unit beside a case, until the unit supplied it")
  func askedByScreening() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      var corrected = Candidate.example()
      corrected.qualifications = .engineer(relevant: nil, significant: nil)
      try desk.receive(
        CandidateCorrected(
          candidate: corrected, changed: ["qualifications.relevantYears", "qualifications.significantYears"]),
        id: "correct", at: Self.at(5))
      // An officer is next, not the unit: the clock runs.
      #expect(try desk.clock(Self.id)?.reading.clock.isPaused == false)
      try desk.decide(
        .init(candidateID: Self.id, outcome: .informationRequired, officer: "王", reason: "请补充年限"), at: Self.at(6))
      #expect(try desk.clock(Self.id)?.reading.clock.waitingFor == .unit)
      #expect(try desk.sent(CaseClockChanged.self).last?.clock.isPaused == true)
      try desk.receive(
        CandidateSupplemented(
          candidateID: Self.id, requestID: "r",
          supplement: Supplement(qualifications: .init(relevantYears: 6, significantYears: 3)), suppliedAt: Self.at(9),
          origin: RowOrigin(file: "s.xlsx", sheet: "补充材料", row: 7)), id: "supply", at: Self.at(10))
      let pause = try #require(try desk.clock(Self.id)?.reading.clock.pauses.first)
      // Until the unit answered, not until it was heard.
      #expect(pause == ClockPause(from: Self.at(6), to: Self.at(9), waitedFor: .unit))
    }
  }

  @Test("A transfer keeps it, also while nobody has the case")
  func transferred() async throws {
    try await withDesk(Self.societies) { desk in
      try desk.recommend(.example())
      try desk.ask(Self.at(10))
      let first = try #require(try desk.sent(CaseAllocated.self).first)
      try desk.giveBack(first, at: Self.at(20))
      let second = try #require(try desk.sent(CaseAllocated.self).last)
      #expect(second.society == "civil-b" && second.clock?.startedAt == ScreeningDesk.start)
      // What the first had asked for is waited for no longer.
      #expect(
        second.clock?.pauses == [
          ClockPause(from: Self.at(10), to: Self.at(20), waitedFor: .candidate, caseID: first.caseID)
        ])
      #expect(second.dueAt > first.dueAt)
      #expect(
        try desk.totals() == [
          ClockTotal(), ClockTotal(society: "civil-a"), ClockTotal(society: "civil-b", running: 1),
        ])
      try desk.giveBack(second, at: Self.at(30))
      #expect(try desk.totals().first == ClockTotal(running: 1))
      #expect(try desk.evaluation(now: Self.at(31)).clock?.netSeconds == 21 * 86_400)
      #expect(try desk.timers().count == 1)
    }
  }

  @Test("A withdrawal stops it, and it warns no more")
  func withdrawn() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      try desk.receive(
        CandidateWithdrawn(candidateID: Self.id, officer: "王", reason: "来函撤回"), id: "withdraw", at: Self.at(20))
      #expect(try desk.timers().isEmpty && desk.totals() == [ClockTotal(society: "civil-a", stopped: 1)])
      try desk.ring(at: Self.at(400))
      #expect(try desk.sent(ClockMarkReached.self).isEmpty)
    }
  }

  @Test(
    "A case that goes to another society by an officer's word goes on at once; a refusal stops it until the next case")
  func takenBack() async throws {
    let societies = [Self.societies[0], Society(code: "building", name: "建筑学会", fields: ["building"])]
    try await withDesk(societies) { desk in
      try desk.recommend(.example())
      try desk.doubt(at: Self.at(5))
      try desk.decide(
        .init(candidateID: Self.id, outcome: .passed, field: "building", officer: "王", reason: "属建筑"), id: "move",
        at: Self.at(6))
      #expect(try desk.sent(CaseAllocated.self).last?.clock == EvaluationClock(startedAt: ScreeningDesk.start))
      try desk.doubt(at: Self.at(7))
      try desk.decide(
        .init(candidateID: Self.id, outcome: .rejected, clauses: ["N1.2"], officer: "王", reason: "学历不符"),
        id: "refuse", at: Self.at(8))
      #expect(try desk.clock(Self.id)?.reading.clock.stoppedAt == Self.at(8))
      #expect(try desk.timers().isEmpty)
    }
  }

  @Test("What was concluded in time is on time, and what is overdue and open is not")
  func totals() async throws {
    try await withDesk { desk in
      let others = (2...3).map { Candidate.example(id: "0196a000-0000-7000-8000-00000000000\($0)") }
      for candidate in [.example()] + others { try desk.recommend(candidate) }
      let cases = try desk.sent(CaseAllocated.self)
      let due = cases[0].dueAt
      try desk.conclude(cases[0], at: Timestamp(milliseconds: due.milliseconds - 1))
      try desk.ring(at: due)
      #expect(try desk.totals() == [ClockTotal(society: "civil-a", overdue: 2, concludedOnTime: 1)])
      try desk.conclude(cases[1], at: due)
      let total = try #require(try desk.totals().first)
      #expect(total == ClockTotal(society: "civil-a", overdue: 1, concludedOnTime: 1, concludedLate: 1))
      #expect(total.notOnTime == 2)
      // Said of in time, heard after the warning: on time.
      try desk.conclude(cases[2], at: Timestamp(milliseconds: due.milliseconds - 5))
      #expect(try desk.totals().first?.concludedOnTime == 2)
    }
  }

  @Test("They are listed by when they are due, by state and by society, page by page")
  func listed() async throws {
    try await withDesk { desk in
      for number in 1...3 {
        try desk.recommend(
          .example(id: "0196a000-0000-7000-8000-00000000000\(number)"), at: Self.at(Double(40 - 10 * number)))
      }
      let queries = desk.queries
      func list(_ request: ListClocks.Request) throws -> ListClocks.Response {
        try desk.read { try queries.clocks(request, $0) }
      }
      let first = try list(.init(limit: 2))
      let rest = try list(.init(limit: 2, pageToken: first.nextPageToken))
      #expect((first.clocks + rest.clocks).map { $0.candidateID.last } == ["3", "2", "1"])
      #expect(rest.nextPageToken == nil)
      try desk.ask(Self.at(31))
      #expect(try list(.init(state: .paused)).clocks.map { $0.candidateID.last } == ["3"])
      #expect(try list(.init(society: "nobody")).clocks.isEmpty)
    }
  }
}

extension ScreeningDesk {
  func clock(_ id: String) throws -> StoredClock? { try read { try ClockTable(transaction: $0).find(id) } }

  func timers() throws -> [DurableTimer] { try read { try $0.timers.list(after: nil, limit: 100) } }

  func totals() throws -> [ClockTotal] { try read { try ClockTable(transaction: $0).totals() } }

  func evaluation(now: Timestamp) throws -> EvaluationView {
    var queries = queries
    queries.clock = FixedClock(time: now)
    return try read { try queries.evaluation(.init(candidateID: CandidateClockTests.id), $0) }
  }

  /// Fires what is due, as the loop does.
  func ring(at now: Timestamp) throws {
    var router = TimerRouter()
    allocation.clock.add(to: &router)
    HoldRelease(allocation: allocation).add(to: &router)
    while let timer = try timers().first, timer.due <= now.milliseconds {
      try work("timer-\(timer.kind)-\(timer.subject)-\(timer.due)", at: now) { work in
        try work.cancel(timer: timer.kind, subject: timer.subject)
        try router.routes[timer.kind]?(timer.subject, Timestamp(milliseconds: timer.due), work)
      }
    }
  }

  func ask(_ time: Timestamp, heardAt: Timestamp? = nil) throws {
    let item = try Required.value(try sent(CaseAllocated.self).last)
    try receive(
      InformationAsked(
        caseID: item.caseID, candidateID: item.candidate.id, society: item.society, of: .candidate, officer: "张",
        note: "请补交业绩证明", askedAt: time), id: "ask-\(time)", source: "/accord/society/\(item.society)",
      at: heardAt ?? time)
  }

  func answer(_ time: Timestamp, id: String = "answer") throws {
    let item = try Required.value(try sent(CaseAllocated.self).last)
    try receive(
      InformationReceived(
        caseID: item.caseID, candidateID: item.candidate.id, society: item.society, officer: "张", receivedAt: time),
      id: id, source: "/accord/society/\(item.society)", at: time)
  }

  func giveBack(_ item: CaseAllocated, at time: Timestamp) throws {
    try receive(
      CaseReturned(
        caseID: item.caseID, candidateID: item.candidate.id, society: item.society, officer: "张", reason: "不属本学会"),
      id: "return-\(item.caseID)", source: "/accord/society/\(item.society)", at: time)
  }

  func conclude(_ item: CaseAllocated, at time: Timestamp) throws {
    try receive(
      CaseConcluded(
        caseID: item.caseID, candidate: item.candidate, society: item.society, conclusion: .passed, officer: "张",
        concludedAt: time), id: "conclude-\(item.caseID)", source: "/accord/society/\(item.society)", at: time)
  }

  /// The unit corrects the candidate so that an officer has to look.
  func doubt(at time: Timestamp) throws {
    var corrected = Candidate.example()
    corrected.qualifications = .engineer(relevant: nil, significant: nil)
    try receive(
      CandidateCorrected(
        candidate: corrected, changed: ["qualifications.relevantYears", "qualifications.significantYears"]),
      id: "doubt-\(time)", at: time)
  }
}

struct FixedClock: AccordClock {
  var time: Timestamp

  func now() -> Timestamp { time }
}
