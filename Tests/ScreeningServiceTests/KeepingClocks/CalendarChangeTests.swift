import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Logging
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// What becomes of the clocks when a year is announced, or is announced otherwise.
@Suite struct CalendarChangeTests {
  private static let people = (1...5).map { Candidate.example(id: "0196a000-0000-7000-8000-00000000000\($0)") }

  /// A calendar in which the first week of October is off in that year.
  private static func calendar(_ year: Int) throws -> WorkingCalendar {
    let first = try #require(CalendarDate("\(year)-10-01"))
    return .mainland(with: [
      WorkingYear(
        year: year, announcement: "示例", holidays: [.init(name: "国庆节", from: first, to: first.adding(days: 6))],
        makeUpDays: [])
    ])
  }

  /// - Returns: the candidates whose clocks could not be reckoned.
  private static func apply(_ calendar: WorkingCalendar, at desk: ScreeningDesk, limit: Int = 2) throws -> [String] {
    let clock = CandidateClock(term: EvaluationTerm(calendar: calendar))
    var (last, damaged): (String?, [String]) = ("", [])
    while let after = last {
      let page = try desk.work("revise \(calendar.stamp) \(after)") {
        try CalendarChange.revise(after: after, limit: limit, clock, $0)
      }
      (last, damaged) = (page.last, damaged + page.damaged)
    }
    return damaged
  }

  @Test("What ends in a year that becomes known is reckoned anew, and its society told; and back again")
  func revised() async throws {
    try await withDesk { desk in
      // The six months are over on 1 October.
      let start = try #require(Timestamp(rfc3339: "2030-04-01T04:00:00.000Z"))
      for candidate in Self.people { try desk.recommend(candidate, at: start) }
      func due() throws -> [String?] {
        try desk.read { transaction in
          try Self.people.map { try ClockTable(transaction: transaction).due(of: $0.id)?.description }
        }
      }
      let before = try due()
      // Done again it changes nothing more.
      for _ in 1...2 {
        #expect(try Self.apply(Self.calendar(2030), at: desk) == [])
        #expect(try due() == Self.people.map { _ in "2030-10-08T16:00:00.000Z" })
        #expect(try desk.sent(CaseClockChanged.self).map(\.candidateID) == Self.people.map(\.id))
      }
      #expect(try Self.apply(.mainland, at: desk) == [])
      #expect(try due() == before && desk.sent(CaseClockChanged.self).count == 10)
    }
  }

  @Test("A known year that is announced otherwise moves what is due in it")
  func announcedOtherwise() async throws {
    try await withDesk { desk in
      for candidate in Self.people { try desk.recommend(candidate) }
      let due = try #require(try desk.sent(CaseAllocated.self).first).dueAt
      #expect(!EvaluationTerm.notice.isProvisional(due))
      let day = try #require(CalendarDate(CampaignDay.key(Timestamp(milliseconds: due.milliseconds - 1))))
      let year = try #require(WorkingCalendar.announced.first { $0.year == day.year })
      let other = WorkingYear(
        year: day.year, announcement: "示例", holidays: year.holidays + [.init(name: "示例", from: day, to: day)],
        makeUpDays: year.makeUpDays.filter { $0 != day })
      #expect(try Self.apply(.mainland(with: [other]), at: desk) == [])
      #expect(try desk.sent(CaseClockChanged.self).map(\.candidateID) == Self.people.map(\.id))
      #expect(try desk.sent(CaseClockChanged.self).allSatisfy { $0.dueAt > due })
    }
  }

  @Test("A clock that cannot be read keeps nobody else's from being reckoned")
  func damaged() async throws {
    try await withDesk { desk in
      let start = try #require(Timestamp(rfc3339: "2030-04-01T04:00:00.000Z"))
      for candidate in Self.people { try desk.recommend(candidate, at: start) }
      try desk.store.write { transaction in
        try transaction.execute(
          "UPDATE clock SET reading_json = 'no clock' WHERE candidate_id = ?", [.text(Self.people[1].id)])
      }
      #expect(try Self.apply(Self.calendar(2030), at: desk) == [Self.people[1].id])
      #expect(
        try desk.sent(CaseClockChanged.self).map(\.candidateID)
          == Self.people.map(\.id).filter { $0 != Self.people[1].id })
    }
  }

  @Test("It is done once for each calendar, at the start")
  func onceEach() async throws {
    let topics = [Topic.screeningEvents.name: 1, Topic.societyCases("civil-a").name: 1]
    try await withLocalBroker(topics: topics) { broker in
      try await withStore(service: "screening", migrations: Screening.migrations) { store in
        let desk = ScreeningDesk(
          store: store,
          registry: CurrentRegistry(
            SocietyRegistry([Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])])))
        let start = try #require(Timestamp(rfc3339: "2030-04-01T04:00:00.000Z"))
        for candidate in Self.people { try desk.recommend(candidate, at: start) }
        let processor = Processor(
          service: .screening, subscriptions: [], router: EventRouter(), timers: TimerRouter(),
          kafka: KafkaConfiguration(bootstrapServers: broker.bootstrapServers, clientID: "screening-tests"),
          store: store,
          clock: FixedClock(time: start), logger: Logger(label: "screening-tests") { _ in SwiftLogNoOpLogHandler() })
        func told() throws -> Int {
          try store.read {
            try $0.query("SELECT number FROM clock_calendar", []).first?.integer(0).map(Int.init) ?? 0
          }
        }
        func due() throws -> Timestamp? {
          try store.read { try ClockTable(transaction: $0).due(of: Self.people[0].id) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await processor.run() }
          defer { group.cancelAll() }
          for (calendar, number) in [
            (WorkingCalendar.mainland, 1), (.mainland, 1), (try Self.calendar(2030), 2), (try Self.calendar(2030), 2),
            (.mainland, 3),
          ] {
            let term = EvaluationTerm(calendar: calendar)
            #expect(try await CalendarChange(clock: CandidateClock(term: term), processor: processor).apply() == [])
            #expect(try told() == number && due() == term.due(from: start))
          }
        }
      }
    }
  }
}
