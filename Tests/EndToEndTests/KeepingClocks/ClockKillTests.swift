import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// Screening was down for months, and is killed (SIGKILL, by itself, at a named point of its loop) while it catches up with
/// the clocks of A2.5: it says each warning once, in order, and keeps the timers that it would have kept without it.
@Suite(.serialized) struct ClockKillTests {
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static let societies = "societies: [{code: hydraulic, name: 水利学会（示例）, fields: [hydraulic]}]"
  private static let number = 110

  /// `name:nth`.
  static let failPoints = ["beforeCommit:1", "beforeCommit:2", "afterCommit:1", "afterPublish:1", "beforeDelete:1"]

  @Test(.timeLimit(.minutes(3)), arguments: failPoints)
  func warnsOnceAndKeepsItsTimersWhereverItIsKilled(failPoint: String) async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let data = folder.appending(path: "data/screening")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        let now = SystemClock().now()
        try Self.fill(data.appending(path: "screening.db"), now: now)
        // The same store, caught up in this process and never killed.
        let copy = folder.appending(path: "copy")
        try FileManager.default.copyItem(at: data, to: copy)
        let expected = try Self.catchUp(copy.appending(path: "screening.db"), now: now)
        #expect(expected.marks.count > 200, "more than one transaction's worth")

        let killed = try ServiceUnderTest(
          .screening, broker: broker.bootstrapServers, in: folder, environment: ["ACCORD_FAILPOINT": failPoint])
        #expect(try await killed.program.end(within: .seconds(60)) == .signal(SIGKILL), "\(killed.log)")
        let restarted = try ServiceUnderTest(.screening, broker: broker.bootstrapServers, in: folder)
        do {
          try await restarted.untilReady()
          let said = try await Self.said(
            on: TestTopics(bootstrapServers: broker.bootstrapServers), expected.marks.count)
          let ids = Set(expected.marks.map(\.id))
          #expect(said.filter { !ids.contains($0.id) }.map(\.payload) == [])
          #expect(ids.subtracting(said.map(\.id)).isEmpty)
          for candidate in Set(expected.marks.map(\.payload.candidateID)) {
            // What was published twice carries one id, and is one to whoever hears it.
            #expect(
              Self.unique(said, of: candidate)
                == expected.marks.filter { $0.payload.candidateID == candidate }.map(\.payload))
          }
          restarted.program.send(SIGTERM)
          #expect(try await restarted.program.end(within: .seconds(15)) == .exit(0))
        } catch {
          await restarted.program.clear()
          throw error
        }
        let timers = try Self.timers(data.appending(path: "screening.db"))
        #expect(Set(timers).symmetricDifference(expected.timers).isEmpty && timers.count == expected.timers.count)
      }
    }
  }

  private struct Mark: Sendable {
    var id: String
    var payload: ClockMarkReached
  }

  /// 110 candidates allocated over some two years, the last of them a year ago: some are waited for, some have half their time gone.
  private static func fill(_ file: URL, now: Timestamp) throws {
    let store = try StateStore(url: "sqlite://\(file.path())", service: "screening", migrations: Screening.migrations)
    let router = try Screening.router(societies: societies)
    for index in 0..<number {
      var candidate = Candidate.sample(id: "0196a000-0000-7000-8000-\(String(index + 100_000_000_000))")
      candidate.qualifications.degree = "学士"
      candidate.qualifications.discipline = "水利水电工程"
      let start = now.milliseconds - (index % 10 == 0 ? 100 * day : 1000 * day - Int64(index) * (3 * day + 12_345))
      try receive(
        CandidateRecommended(candidate: candidate), id: "recommended-\(index)", router, store,
        at: Timestamp(milliseconds: start))
      guard index % 7 == 3 else { continue }
      let rows = try store.read { try $0.outbox.rows(limit: 100_000) }.map(\.1)
      let item = try #require(
        rows.map { try CloudEvent(structured: $0.value ?? []) }
          .last { $0.type == CaseAllocated.eventType && $0.subject == candidate.id })
      let asked = Timestamp(milliseconds: start + 60 * day)
      try receive(
        InformationAsked(
          caseID: try JSON.decode(CaseAllocated.self, from: item.data).caseID, candidateID: candidate.id,
          society: "hydraulic", of: .candidate, officer: "o", note: "补充", askedAt: asked), id: "asked-\(index)", router,
        store, at: asked)
    }
    try store.write { transaction in
      let rows = try transaction.outbox.rows(limit: 100_000)
      try transaction.outbox.delete(rows.map(\.0))
    }
    try store.close()
  }

  private static func receive<Payload: EventPayload>(
    _ payload: Payload, id: String, _ router: EventRouter, _ store: StateStore, at time: Timestamp
  ) throws {
    let event = CloudEvent(
      id: id, source: "/test", type: Payload.eventType, time: time,
      data: try JSON.encode(payload))
    let route = try #require(router.routes[Payload.eventType])
    try store.write { transaction in
      let work = UnitOfWork(
        transaction: transaction, service: .screening, input: WorkInput(source: "/test", id: event.id), now: time)
      try route.handle(event, try route.decode(event), work)
    }
  }

  private static func catchUp(_ file: URL, now: Timestamp) throws -> (marks: [Mark], timers: [DurableTimer]) {
    let store = try StateStore(url: "sqlite://\(file.path())", service: "screening", migrations: Screening.migrations)
    var timers = TimerRouter()
    CandidateClock(term: .notice).add(to: &timers)
    while let timer = try store.read({ try $0.timers.list(after: nil, limit: 1) }).first,
      timer.due <= now.milliseconds
    {
      let due = Timestamp(milliseconds: timer.due)
      try store.write { transaction in
        try transaction.timers.cancel(kind: timer.kind, subject: timer.subject)
        let input = WorkInput(timer: timer.kind, subject: timer.subject, due: due, of: .screening)
        try timers.routes[timer.kind]?(
          timer.subject, due, UnitOfWork(transaction: transaction, service: .screening, input: input, now: now))
      }
    }
    let marks = try store.emittedEvents().compactMap { emitted in
      try emitted.payload(ClockMarkReached.self).map { Mark(id: emitted.event.id, payload: $0) }
    }
    try store.close()
    return (marks, try self.timers(file))
  }

  private static func timers(_ file: URL) throws -> [DurableTimer] {
    let store = try StateStore(readingURL: "sqlite://\(file.path())")
    let timers = try store.read { try $0.timers.list(after: nil, limit: 10_000) }
    try store.close()
    return timers
  }

  private static func said(on topics: TestTopics, _ count: Int) async throws -> [Mark] {
    try await eventually("\(count) warnings", within: .seconds(60)) {
      let marks = try await topics.events(of: .screeningEvents).filter { $0.type == ClockMarkReached.eventType }
      guard Set(marks.map(\.id)).count >= count else { return nil }
      return try marks.map { Mark(id: $0.id, payload: try JSON.decode(ClockMarkReached.self, from: $0.data)) }
    }
  }

  private static func unique(_ marks: [Mark], of candidate: String) -> [ClockMarkReached] {
    var ids: Set<String> = []
    return marks.filter { $0.payload.candidateID == candidate && ids.insert($0.id).inserted }.map(\.payload)
  }
}
