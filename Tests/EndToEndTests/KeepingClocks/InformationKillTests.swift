import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Messaging
import StateStore
import Testing

@testable import SocietyRoutingService

/// A society was down while reminders and expiries of its questions fell due, and is killed (SIGKILL, by itself, at a named point of
/// its loop) while it catches up: it says each once, and keeps the questions and timers that it would have kept without it.
@Suite(.serialized) struct InformationKillTests {
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static let society = "hydraulic"
  private static let number = 40

  @Test(.timeLimit(.minutes(3)), arguments: ClockKillTests.failPoints)
  func sameQuestionsAndTimersWhereverItIsKilled(failPoint: String) async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let name = ServiceName.society(Self.society)
        let data = folder.appending(path: "data/\(name.name)")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        let now = SystemClock().now()
        let file = data.appending(path: "society-routing.db")
        try Self.fill(file, now: now)
        // The same store, caught up in this process and never killed.
        let copy = folder.appending(path: "copy")
        try FileManager.default.copyItem(at: data, to: copy)
        let expected = try Self.catchUp(copy.appending(path: file.lastPathComponent), now: now)
        #expect(expected.events.count > 50, "reminders, expiries and ends of the waiting")

        let killed = try ServiceUnderTest(
          name, broker: broker.bootstrapServers, in: folder, environment: ["ACCORD_FAILPOINT": failPoint])
        #expect(try await killed.program.end(within: .seconds(60)) == .signal(SIGKILL), "\(killed.log)")
        let restarted = try ServiceUnderTest(name, broker: broker.bootstrapServers, in: folder)
        do {
          try await restarted.untilReady()
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          let said = try await eventually("what is told", within: .seconds(60)) {
            let events = try await topics.events(of: .societyEvents(Self.society))
            return Set(events.map(\.id)).isSuperset(of: expected.events) ? events : nil
          }
          #expect(Set(said.map(\.id)) == Set(expected.events))
          restarted.program.send(SIGTERM)
          #expect(try await restarted.program.end(within: .seconds(15)) == .exit(0))
        } catch {
          await restarted.program.clear()
          throw error
        }
        let kept = try Self.kept(file)
        #expect(kept.rounds == expected.kept.rounds)
        #expect(Set(kept.timers) == Set(expected.kept.timers) && kept.timers.count == expected.kept.timers.count)
      }
    }
  }

  private struct Kept: Sendable {
    var rounds: [[String]]
    var timers: [DurableTimer]
  }

  /// Cases with two questions each, asked over the last months: some are due yet, some were answered in part.
  private static func fill(_ file: URL, now: Timestamp) throws {
    let store = try StateStore(
      url: "sqlite://\(file.path())", service: ServiceName.society(society).name, migrations: Schema.migrations)
    let clock = CaseClock(term: .notice)
    let carrying = CaseCarrying(society: society, clock: clock)
    for index in 0..<number {
      let asked = Timestamp(milliseconds: now.milliseconds - Int64(index + 1) * 2 * day)
      let candidate = Candidate.sample(id: "0196a000-0000-7000-8000-\(String(index + 100_000_000_000))")
      let id = "case-\(index)"
      func work(_ input: String, _ body: (UnitOfWork) throws -> Void) throws {
        try store.write { transaction in
          try body(
            UnitOfWork(
              transaction: transaction, service: .society(society),
              input: WorkInput(source: "/test", id: "\(input)-\(id)"),
              now: asked))
        }
      }
      let allocated = CaseAllocated(
        caseID: id, society: society, candidate: candidate, findings: [], allocatedAt: asked,
        dueAt: EvaluationTerm.notice.due(from: asked))
      let event = CloudEvent(id: "a-\(index)", source: ServiceName.screening.source, type: CaseAllocated.eventType)
      try work("accept") {
        try CaseAcceptance(society: society, plan: PanelPlan(), clock: clock).accept(allocated, event, $0)
      }
      try work("ask") {
        let view = try carrying.ask(
          .init(
            id: id, of: .candidate, officer: "o", note: "请补充",
            questions: [
              .init(text: "业绩证明"),
              .init(text: "单位证明", of: .unit, dueAt: Timestamp(milliseconds: asked.milliseconds + 45 * day)),
            ]), $0)
        guard index.isMultiple(of: 5), let first = view.rounds?.last?.open.first else { return }
        _ = try carrying.receive(.init(id: id, officer: "o", items: [first.id]), $0)
      }
    }
    try store.write { transaction in
      let rows = try transaction.outbox.rows(limit: 100_000)
      try transaction.outbox.delete(rows.map(\.0))
    }
    try store.close()
  }

  private static func catchUp(_ file: URL, now: Timestamp) throws -> (events: [String], kept: Kept) {
    let store = try StateStore(
      url: "sqlite://\(file.path())", service: ServiceName.society(society).name, migrations: Schema.migrations)
    var timers = TimerRouter()
    CaseClock(term: .notice).add(to: &timers)
    InformationClock(society: society, clock: CaseClock(term: .notice)).add(to: &timers)
    while let timer = try store.read({ try $0.timers.list(after: nil, limit: 1) }).first,
      timer.due <= now.milliseconds
    {
      let due = Timestamp(milliseconds: timer.due)
      try store.write { transaction in
        try transaction.timers.cancel(kind: timer.kind, subject: timer.subject)
        let input = WorkInput(timer: timer.kind, subject: timer.subject, due: due, of: .society(society))
        try timers.routes[timer.kind]?(
          timer.subject, due, UnitOfWork(transaction: transaction, service: .society(society), input: input, now: now))
      }
    }
    let events = try store.emittedEvents().map(\.event.id)
    try store.close()
    return (events, try kept(file))
  }

  /// Question by question with its state, and the timers; when somebody was reminded depends on when that ran.
  private static func kept(_ file: URL) throws -> Kept {
    let store = try StateStore(readingURL: "sqlite://\(file.path())")
    let kept = try store.read { transaction in
      Kept(
        rounds: try (0..<number).map { index in
          let item = try CaseTable(transaction: transaction).find("case-\(index)")
          return (item?.rounds ?? []).flatMap { round in
            round.items.map { "\($0.item.id) \($0.state) \($0.settledAt.map(String.init(describing:)) ?? "")" }
              + ["\(round.remindedAt != nil)"]
          }
        }, timers: try transaction.timers.list(after: nil, limit: 10_000))
    }
    try store.close()
    return kept
  }
}
