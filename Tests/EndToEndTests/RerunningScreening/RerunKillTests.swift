import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// Screening is killed (SIGKILL, by itself, at a named point of its loop) in the middle of a rerun: the next process goes on where
/// it was, everybody is judged once, and nobody is told anything twice.
@Suite(.serialized) struct RerunKillTests {
  private static let number = 450
  /// `name:nth`. The first transactions of a process are its own start.
  static let failPoints = ["beforeCommit:3", "afterCommit:3", "afterPublish:2", "beforeDelete:2"]

  @Test(.timeLimit(.minutes(3)), arguments: failPoints)
  func goesOnWhereItWas(failPoint: String) async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let data = folder.appending(path: "data/screening")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        try Self.fill(data.appending(path: "screening.db"))
        let killed = try ServiceUnderTest(
          .screening, broker: broker.bootstrapServers, in: folder, environment: ["ACCORD_FAILPOINT": failPoint])
        #expect(try await killed.program.end(within: .seconds(60)) == .signal(SIGKILL), "\(killed.log)")
        let restarted = try ServiceUnderTest(.screening, broker: broker.bootstrapServers, in: folder)
        do {
          try await restarted.untilReady()
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          let said = try await eventually("\(Self.number) refusals", within: .seconds(60)) {
            let said = try await topics.events(of: .screeningEvents).filter { $0.type == CandidateRejected.eventType }
            return Set(said.compactMap(\.subject)).count == Self.number ? said : nil
          }
          // What was published twice carries one id, and is one to whoever hears it.
          #expect(Set(said.map(\.id)).count == Self.number)
          restarted.program.send(SIGTERM)
          #expect(try await restarted.program.end(within: .seconds(15)) == .exit(0))
        } catch {
          await restarted.program.clear()
          throw error
        }
        try Self.check(data.appending(path: "screening.db"))
      }
    }
  }

  /// Candidates who wait for a society, and a rerun that was asked for and has not begun.
  private static func fill(_ file: URL) throws {
    let store = try StateStore(url: "sqlite://\(file.path())", service: "screening", migrations: Screening.migrations)
    let router = try Screening.router(societies: "societies: []")
    let route = try #require(router.routes[CandidateRecommended.eventType])
    let now = SystemClock().now()
    for index in 0..<number {
      var candidate = Candidate.sample(
        id: "0196a000-0000-7000-8000-\(String(index + 100_000_000_000))", field: "landscape", specialty: nil)
      candidate.qualifications.degree = "学士"
      candidate.qualifications.discipline = "水利水电工程"
      let event = CloudEvent(
        id: "recommended-\(index)", source: "/test", type: CandidateRecommended.eventType, time: now,
        data: try JSON.encode(CandidateRecommended(candidate: candidate)))
      try store.write { transaction in
        let input = WorkInput(source: "/test", id: event.id)
        let work = UnitOfWork(transaction: transaction, service: .screening, input: input, now: now)
        try route.handle(event, try route.decode(event), work)
      }
    }
    let allocation = CaseAllocation(registry: CurrentRegistry(SocietyRegistry([])), term: .notice)
    try store.write { transaction in
      let input = WorkInput(source: "/test", id: "rerun")
      let work = UnitOfWork(transaction: transaction, service: .screening, input: input, now: now)
      _ = try RuleRerun(rules: .notice, allocation: allocation).start(
        .init(rules: RerunCommandTests.rules("2025-2", relevant: 7), officer: "王", reason: "修订"), work)
      try transaction.outbox.delete(try transaction.outbox.rows(limit: 100_000).map(\.0))
    }
    try store.close()
  }

  private static func check(_ file: URL) throws {
    let store = try StateStore(readingURL: "sqlite://\(file.path())")
    let counts = try store.read { transaction in
      try transaction.query(
        """
        SELECT (SELECT count(*) FROM decision WHERE number = 2 AND rule_set = '2025-2' AND outcome = 'rejected'),
          (SELECT count(*) FROM decision), (SELECT count(*) FROM hold), (SELECT count(*) FROM rerun_candidate)
        """, [])
    }
    #expect(counts.first?.values.map { $0 } == [number, number * 2, 0, number].map { SQLValue.integer(Int64($0)) })
    let rerun = try store.read { try ScreeningService.RerunTable(transaction: $0).find(1) }
    #expect(rerun?.view.totals == RerunTotals(examined: number, changed: number) && rerun?.view.finishedAt != nil)
    #expect(try store.read { try $0.history.verify() } == nil)
    try store.close()
  }
}
