import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import SocietyRoutingService

@Suite struct CaseClockTests {
  static let day: Int64 = 24 * 60 * 60 * 1000

  func timers(_ desk: SocietyDesk) throws -> [DurableTimer] {
    try desk.store.read { try $0.timers.list(after: nil, limit: 10) }
  }

  @Test func aCaseIsNotedThirtyDaysBeforeItIsDueAndWhenItIs() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample(dueAt: 180 * Self.day))
      #expect(
        try timers(desk) == [
          DurableTimer(kind: CaseClock.dueSoon, subject: "case-1", due: 150 * Self.day),
          DurableTimer(kind: CaseClock.overdue, subject: "case-1", due: 180 * Self.day),
        ])
      var router = TimerRouter()
      CaseClock.add(to: &router)
      for kind in [CaseClock.dueSoon, CaseClock.overdue] {
        try desk.work("fired-\(kind)") { try router.routes[kind]?("case-1", Timestamp(milliseconds: 0), $0) }
      }
      #expect(try desk.store.actions(on: Candidate.sample().id) == ["accepted", CaseClock.dueSoon, CaseClock.overdue])
    }
  }

  @Test func aCaseThatEndsHasNoClock() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      _ = try desk.giveBack("case-1")
      #expect(try timers(desk).isEmpty)
      var router = TimerRouter()
      CaseClock.add(to: &router)
      // A timer that was fetched just before the case ended.
      try desk.work("late") { try router.routes[CaseClock.overdue]?("case-1", Timestamp(milliseconds: 0), $0) }
      #expect(try desk.store.actions(on: Candidate.sample().id) == ["accepted", "returned"])
    }
  }
}
