import CloudEvents
import Contracts
import StateStore
import Testing

@testable import ScreeningService

/// Clocks that are made of what an older store knows.
@Suite struct EndedClockTests {
  private static let candidate = Candidate.example()
  private static let id = candidate.id

  enum Way: CaseIterable, Sendable {
    case withdrawn, rejected, asked, askedAtSociety
  }

  /// Allocated, given back with nobody else to go to, and then this.
  private static func go(_ way: Way, _ desk: ScreeningDesk) throws {
    try desk.recommend(candidate)
    if way == .askedAtSociety {
      try desk.doubt(at: .after(1))
    } else {
      try desk.giveBack(try #require(try desk.sent(CaseAllocated.self).first), at: .after(1))
    }
    switch way {
    case .withdrawn:
      try desk.receive(
        CandidateWithdrawn(candidateID: id, officer: "王", reason: "来函撤回"), id: "withdraw", at: .after(2))
    case .rejected:
      try desk.decide(
        .init(candidateID: id, outcome: .rejected, clauses: ["N1.2"], officer: "王", reason: "学历不符"), at: .after(2))
    case .asked, .askedAtSociety:
      try desk.decide(
        .init(candidateID: id, outcome: .informationRequired, clauses: ["N1.3.1"], officer: "王", reason: "请补充"),
        at: .after(2))
    }
  }

  private static func expect(_ way: Way, _ desk: ScreeningDesk) throws {
    let society = way == .askedAtSociety ? "civil-a" : nil
    let clock = try #require(try desk.clock(id)).reading.clock
    switch way {
    case .withdrawn, .rejected:
      #expect(clock.stoppedAt == .after(2))
      #expect(
        try desk.totals().filter { $0 != ClockTotal(society: $0.society) } == [ClockTotal(society: society, stopped: 1)]
      )
    case .asked, .askedAtSociety:
      #expect(clock.isPaused && clock.pauses.last?.from == .after(2) && clock.waitingFor == .unit)
      #expect(
        try desk.totals().filter { $0 != ClockTotal(society: $0.society) } == [ClockTotal(society: society, paused: 1)])
    }
    #expect(try desk.sent(ClockMarkReached.self).isEmpty && desk.timers().isEmpty)
  }

  @Test("Nobody whose way has ended gets a running clock, and nobody who is waited for", arguments: Way.allCases)
  func upgraded(way: Way) async throws {
    try await withDesk { desk in
      try Self.go(way, desk)
      // As a store of before has it, with the timer that the migration sets.
      try desk.store.write { transaction in
        try transaction.execute("DELETE FROM clock", [])
        try transaction.execute("DELETE FROM clock_tally", [])
        try transaction.timers.cancel(kind: "clock", subject: Self.id)
        try transaction.timers.schedule(DurableTimer(kind: "clock", subject: Self.id, due: 0))
      }
      try desk.ring(at: .after(400))
      try Self.expect(way, desk)
    }
  }

  @Test("A clock that an upgrade before let run on is mended by the next", arguments: Way.allCases)
  func mended(way: Way) async throws {
    try await withUpgradedDesk(before: "screening-027-calendar") { desk in
      try Self.go(way, desk)
      let reading = ClockReading(clock: EvaluationClock(startedAt: ScreeningDesk.start))
      try desk.store.write { transaction in
        try transaction.execute(
          "UPDATE clock SET reading_json = ?, state = 'running', is_open = 1", [try StoredJSON.text(reading)])
        try transaction.execute("DELETE FROM clock_tally", [])
        try transaction.execute(
          "INSERT INTO clock_tally (society, state, clocks) SELECT COALESCE(society, ''), 'running', 1 FROM clock", [])
      }
    } _: { desk in
      try desk.ring(at: .after(3))
      try Self.expect(way, desk)
      #expect(try desk.sent(CaseClockChanged.self).last?.clock.isPaused == (way == .askedAtSociety ? true : nil))
    }
  }
}
