import AccordTesting
import CloudEvents
import Contracts
import StateStore
import Testing

@testable import ScreeningService

/// A store in which a version before gave one case id to several candidates.
@Suite struct RepeatedCasesTests {
  private static let people = (1...4).map { Candidate.example(id: "0196a000-0000-7000-8000-00000000000\($0)") }
  private static let later = Timestamp(milliseconds: ScreeningDesk.start.milliseconds + 1000)

  @Test("Whoever shares a case with somebody before them waits again, and gets one of their own")
  func repeated() async throws {
    try await withUpgradedDesk(before: Schema.repeatedCases.name) { desk in
      for candidate in Self.people { try desk.recommend(candidate) }
      try desk.store.write { transaction in
        try transaction.execute(
          "UPDATE allocation SET case_id = (SELECT case_id FROM allocation WHERE candidate_id = ?) WHERE candidate_id > ?",
          [.text(Self.people[1].id), .text(Self.people[1].id)])
      }
      try desk.receive(
        CandidateWithdrawn(candidateID: Self.people[3].id, officer: "王", reason: "来函撤回"), id: "withdraw")
    } _: { desk in
      #expect(
        try desk.read { try HoldTable(transaction: $0).list(field: "civil").map(\.candidateID) } == [Self.people[2].id])
      #expect(try desk.clock(Self.people[2].id) == nil)
      #expect(try desk.totals() == [ClockTotal(society: "civil-a", running: 2, stopped: 1)])
      try desk.ring(at: Self.later)
      let cases = try desk.read { transaction in
        try Self.people.flatMap { try AllocationTable(transaction: transaction).list(of: $0.id) }
      }
      #expect(cases.map(\.candidateID) == Self.people.map(\.id))
      #expect(Set(cases.map(\.caseID)).count == 4)
      #expect(cases.map(\.standing) == [.open, .open, .open, .withdrawn])
      #expect(try desk.sent(CaseAllocated.self).last?.caseID == cases[2].caseID)
      #expect(try desk.clock(Self.people[2].id)?.reading.clock.startedAt == Self.later)
      #expect(try desk.read { try AllocationTable(transaction: $0).count(of: "civil-a") } == 4)
    }
  }

  @Test("A store without such cases stays as it is, and takes no case id twice")
  func sound() async throws {
    try await withUpgradedDesk(before: Schema.repeatedCases.name) { desk in
      for candidate in Self.people { try desk.recommend(candidate) }
    } _: { desk in
      let totals = try desk.totals()
      #expect(totals == [ClockTotal(society: "civil-a", running: 4)])
      #expect(try desk.read { try HoldTable(transaction: $0).list(field: nil) }.isEmpty)
      #expect(try desk.timers().map(\.kind) == ["clock", "clock", "clock", "clock"])
      #expect(throws: StoreError.self) {
        try desk.store.write { transaction in
          try transaction.execute("UPDATE allocation SET case_id = 'one'", [])
        }
      }
    }
  }
}
