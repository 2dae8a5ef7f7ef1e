import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// Screening's handlers and methods on a real store, without the broker: what they emit is read from the outbox.
struct ScreeningDesk {
  struct Sent: Sendable {
    var topic: String
    var key: String
    var event: CloudEvent
  }

  let store: StateStore
  let registry: CurrentRegistry

  static let start = Timestamp(milliseconds: 1_745_000_000_123)

  var allocation: CaseAllocation { CaseAllocation(registry: registry, term: .notice) }
  var queries: ScreeningQueries { ScreeningQueries(registry: registry) }

  /// Runs a unit of work in a transaction of its own, as the loop and `Processor.perform` do.
  func work<Result>(
    _ id: String, at now: Timestamp = start, _ body: (UnitOfWork) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      try body(
        UnitOfWork(
          transaction: transaction, service: .screening, input: WorkInput(source: "/test", id: id), now: now))
    }
  }

  /// An event comes in and is worked off by the handler that the service has for it.
  func receive<Payload: EventPayload>(
    _ payload: Payload, id: String, source: String = "/accord/intake", at now: Timestamp = start
  ) throws {
    let event = CloudEvent(id: id, source: source, type: Payload.eventType, data: try JSON.encode(payload))
    let route = try Required.value(Screening.router(allocation).routes[Payload.eventType])
    try work(id, at: now) { work in try route.handle(event, try route.decode(event), work) }
  }

  func recommend(_ candidate: Candidate, id: String? = nil, at now: Timestamp = start) throws {
    try receive(CandidateRecommended(candidate: candidate), id: id ?? "recommend-\(candidate.id)", at: now)
  }

  @discardableResult
  func decide(_ request: Decide.Request, id: String = "decide", at now: Timestamp = start) throws -> Decide.Response {
    try work(id, at: now) { work in try ReviewDeciding(allocation: allocation).decide(request, work) }
  }

  /// An officer opens somebody anew who was decided.
  func reopen(_ id: String, by officer: String, because reason: String) throws {
    _ = try work("reopen-\(id)-\(reason)") { work in
      try ReviewReopening(rules: .notice, allocation: allocation).reopen(
        .init(candidateID: id, officer: officer, reason: reason), work)
    }
  }

  /// Has those who wait for a society of the registry's file looked at, as its change does.
  func releaseHolds(at now: Timestamp = start) throws {
    try work("registry", at: now) { work in
      for society in registry.file.societies { try HoldRelease.schedule(for: society, work) }
    }
    try ring(at: now)
  }

  func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
    try store.read(body)
  }

  /// All that was sent so far, in order.
  func sent() throws -> [Sent] {
    try read { try $0.outbox.rows(limit: 10_000) }.map { _, row in
      Sent(
        topic: row.topic, key: String(decoding: row.key ?? [], as: UTF8.self),
        event: try CloudEvent(structured: row.value ?? []))
    }
  }

  /// The payloads of one type, in order.
  func sent<Payload: EventPayload>(_ type: Payload.Type) throws -> [Payload] {
    try sent().filter { $0.event.type == Payload.eventType }.map { try JSON.decode(type, from: $0.event.data) }
  }

  func actions(of candidateID: String) throws -> [String] {
    try read { try $0.history.entries(subject: candidateID).map(\.entry.action) }
  }
}

enum Required {
  struct Missing: Error {}

  static func value<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Missing() }
    return value
  }
}

/// Runs `body` at a desk with these societies; afterwards its history has to verify.
func withDesk(
  _ societies: [Society] = [Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])],
  _ body: (ScreeningDesk) async throws -> Void
) async throws {
  try await withStore(service: "screening", migrations: Screening.migrations) { store in
    try await body(ScreeningDesk(store: store, registry: CurrentRegistry(SocietyRegistry(societies))))
    #expect(try store.read { try $0.history.verify() } == nil)
  }
}
