import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@Suite struct UnitOfWorkTests {
  private static let input = WorkInput(
    source: "/test", id: "in-1", correlationID: "candidate-1",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
  private static let now = Timestamp(milliseconds: 1_745_000_000_123)

  private static func unit(_ transaction: any SQLTransaction, _ input: WorkInput = input) -> UnitOfWork {
    UnitOfWork(transaction: transaction, service: .screening, input: input, now: now)
  }

  private static func emitted(by body: (UnitOfWork) throws -> Void) async throws -> [CloudEvent] {
    try await withStore(service: "screening") { store in
      try store.write { try body(unit($0)) }
      return try store.read { try $0.outbox.rows(limit: 100) }.map { _, row in
        try CloudEvent(structured: row.value ?? [])
      }
    }
  }

  @Test func `An event says what it answers to`() async throws {
    let event = try #require(
      try await Self.emitted { try $0.emit(Note(number: 7), to: .screeningEvents, subject: "candidate-1") }.first)
    #expect(event.source == "/accord/screening")
    #expect(event.type == Note.eventType)
    #expect(event.subject == "candidate-1")
    #expect(event.time == Self.now)
    #expect(event.correlationID == "candidate-1")
    #expect(event.causationID == "in-1")
    #expect(event.traceparent == Self.input.traceparent)
    #expect(event.dataSchema == Note.schemaURL)
    #expect(try JSON.decode(Note.self, from: event.data) == Note(number: 7))
  }

  @Test func `The same input done again makes the same ids, another input others`() async throws {
    func work(_ unit: UnitOfWork) throws {
      _ = unit.makeID()
      try unit.emit(Note(number: 1), to: .screeningEvents, subject: "a")
      try unit.emit(Note(number: 2), to: .screeningEvents, subject: "b")
    }
    let first = try await Self.emitted(by: work).map(\.id)
    let again = try await Self.emitted(by: work).map(\.id)
    #expect(first == again)
    #expect(Set(first).count == 2)
    #expect(first.allSatisfy(Identifier.isUUID))

    let (own, others) = try await withStore(service: "screening") { store in
      try store.write { transaction in
        let unit = Self.unit(transaction)
        return (
          [unit.makeID(), unit.makeID(), Self.unit(transaction).makeID()],
          [
            Self.unit(transaction, WorkInput(source: "/test", id: "in-2")).makeID(),
            Self.unit(transaction, WorkInput(source: "/test/in-1", id: "")).makeID(),
            UnitOfWork(transaction: transaction, service: .referral, input: Self.input, now: Self.now).makeID(),
          ]
        )
      }
    }
    #expect(own[0] == own[2])
    #expect(Set(own + others + first).count == 7)
  }

  @Test func `A record of more than 256 KiB is a permanent failure and leaves nothing`() async throws {
    struct Large: EventPayload {
      static let eventType = "accord.test.large.v1"
      static let summary = "A payload of any size."
      var text: String
    }
    try await withStore(service: "screening") { store in
      let failure = #expect(throws: PermanentFailure.self) {
        try store.write { transaction in
          try Self.unit(transaction).emit(
            Large(text: String(repeating: "x", count: CloudEvent.maximumSize)), to: .screeningEvents, subject: "a")
        }
      }
      #expect(failure?.code == "recordTooLarge")
      try store.write { transaction in
        try Self.unit(transaction).emit(
          Large(text: String(repeating: "x", count: CloudEvent.maximumSize - 2000)), to: .screeningEvents, subject: "a")
      }
      #expect(try store.read { try $0.outbox.count() } == 1)
    }
  }

  @Test func `Timers are set, moved and cancelled, and history is chained`() async throws {
    try await withStore(service: "screening") { store in
      try store.write { transaction in
        let unit = Self.unit(transaction)
        try unit.schedule(timer: "reminder", subject: "a", at: Timestamp(milliseconds: 50))
        try unit.schedule(timer: "reminder", subject: "a", at: Timestamp(milliseconds: 90))
        try unit.schedule(timer: "reminder", subject: "b", at: Timestamp(milliseconds: 70))
        try unit.cancel(timer: "reminder", subject: "b")
        try unit.record(subject: "a", actor: "screening", action: "decided", detail: ["outcome": "passed"])
        try unit.record(subject: "a", actor: "officer-1", action: "reopened", detail: ["reason": "new evidence"])
      }
      try store.read { transaction in
        #expect(try transaction.timers.list(after: nil, limit: 10).map(\.due) == [90])
        let history = try transaction.history.entries(subject: "a")
        #expect(history.map(\.entry.action) == ["decided", "reopened"])
        #expect(history.first?.entry.detail == #"{"outcome":"passed"}"#)
        #expect(history.first?.entry.at == Self.now.milliseconds)
        #expect(try transaction.history.verify() == nil)
      }
    }
  }
}
