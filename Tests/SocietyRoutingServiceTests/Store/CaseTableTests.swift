import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import StateStore
import Testing

@testable import SocietyRoutingService

@Suite struct CaseTableTests {
  func item(
    _ id: String, due: Int64, panel: String = "civil/general", standing: CaseStanding = .accepted
  ) -> SocietyCase {
    SocietyCase(
      id: id, candidate: .sample(id: "candidate-of-\(id)"),
      findings: [Finding(clause: "N1.2", result: .met, evidence: "申报学历：本科", source: .declared)], panel: panel,
      receivedAt: Timestamp(milliseconds: 1), dueAt: Timestamp(milliseconds: due),
      reading: ClockReading(clock: EvaluationClock(startedAt: Timestamp(milliseconds: 1))), standing: standing)
  }

  @Test func aCaseReadsBackAsItWasWritten() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      for (index, standing) in [
        CaseStanding.accepted, CaseStanding(stage: .materials, supplementRounds: 2, asked: .candidate),
        CaseStanding(stage: .conclusion, end: .concluded(.notPassed)),
        CaseStanding(stage: .application, end: .returned),
      ].enumerated() {
        let written = item("case-\(index)", due: 10, standing: standing)
        try store.write { try CaseTable(transaction: $0).insert(written) }
        #expect(try store.read { try CaseTable(transaction: $0).find(written.id) } == written)
      }
      #expect(try store.read { try CaseTable(transaction: $0).find("nobody") } == nil)
    }
  }

  @Test func anUpdateChangesTheStandingOfOneCase() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let assessed = CaseStanding(stage: .assessment, supplementRounds: 1)
      try store.write { transaction in
        let cases = CaseTable(transaction: transaction)
        try cases.insert(item("one", due: 1))
        try cases.insert(item("two", due: 2))
        try cases.update(item("two", due: 3, standing: assessed))
      }
      let standings = try store.read { transaction in
        let cases = CaseTable(transaction: transaction)
        return [try cases.find("one")?.standing, try cases.find("two")?.standing]
      }
      #expect(standings == [.accepted, assessed])
      #expect(try store.read { try CaseTable(transaction: $0).find("two")?.dueAt.milliseconds } == 3)
    }
  }

  @Test func theListIsByDueTimeAndTakesEverySelection() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      try store.write { transaction in
        let cases = CaseTable(transaction: transaction)
        try cases.insert(item("late", due: 30))
        try cases.insert(item("ended", due: 20, standing: CaseStanding(stage: .conclusion, end: .concluded(.passed))))
        try cases.insert(item("returned", due: 15, standing: CaseStanding(stage: .membership, end: .returned)))
        try cases.insert(item("early", due: 10, panel: "civil/structural", standing: CaseStanding(stage: .assessment)))
      }
      func ids(_ request: ListCases.Request) throws -> [String] {
        try store.read { try CaseQueries().list(request, $0).cases.map(\.id) }
      }
      #expect(try ids(.init()) == ["early", "returned", "ended", "late"])
      #expect(try ids(.init(open: true)) == ["early", "late"])
      #expect(try ids(.init(open: false)) == ["returned", "ended"])
      #expect(try ids(.init(stage: .membership)) == ["returned", "late"])
      #expect(try ids(.init(stage: .membership, open: true)) == ["late"])
      #expect(try ids(.init(panel: "civil/structural")) == ["early"])
      #expect(try ids(.init(limit: 2)) == ["early", "returned"])
      #expect(throws: RPCError.self) { try ids(.init(limit: 0)) }

      // Page by page it is the same list.
      var (paged, token): ([String], String?) = ([], nil)
      repeat {
        let page = try store.read { try CaseQueries().list(.init(limit: 1, pageToken: token), $0) }
        paged += page.cases.map(\.id)
        token = page.nextPageToken
      } while token != nil
      #expect(try paged == ids(.init()))
    }
  }

  @Test func anUnknownCaseIsNotFound() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let error = #expect(throws: SocietyRoutingError.self) {
        try store.read { try CaseQueries().get(.init(id: "nobody"), $0) }
      }
      #expect(error?.rpcErrorCode == .notFound)
    }
  }
}
