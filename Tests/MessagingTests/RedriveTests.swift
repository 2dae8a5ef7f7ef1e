import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Logging
import StateStore
import Testing

@testable import Messaging

/// What becomes of a dead letter that is worked off again.
@Suite(.serialized) struct RedriveTests {
  private static let desk = DeadLetterDesk(service: .screening, router: NoteKeeper.router)

  /// As after an upgrade: a letter that could not be read when it came, and can be now.
  private static func keepUnread(
    _ wish: Note.Wish = .keep, parks: Bool, in store: StateStore
  ) throws -> Int64 {
    let record = try Note.record(1, wish, topic: "t", key: "a")
    return try store.write { transaction in
      try transaction.deadLetters.insert(
        StoredRecord(
          ConsumerRecord(
            topic: "t", partition: 0, offset: 7, key: record.key, value: record.value, headers: record.headers)),
        parks: parks, isNoted: false, reason: "notACloudEvent", message: "m", handler: "envelope", at: 0)
    }
  }

  private static func redrive(
    _ id: Int64, _ attempt: Int = 1, with processor: Processor
  ) async throws
    -> DeadLetterDesk.Outcome
  {
    try await processor.perform(WorkInput(source: "/test/operator", id: "\(id)-\(attempt)")) { work in
      try desk.redrive(id, actor: "ops", reason: "upgraded", execute: true, in: work)
    }
  }

  @Test func `An event that could not be read takes effect once, though its sender sent it again meanwhile`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let letter = try Self.keepUnread(parks: false, in: store)
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        try await broker.send([try Note.record(1, topic: topic, key: "a")])
        try await keeper.running { processor in
          try await eventually("the copy") { try keeper.notes() == [1] }
          #expect(try await Self.redrive(letter, with: processor) == .alreadyInEffect)
          #expect(processor.status.pendingDeadLetters == 0)
        }
        #expect(try keeper.notes() == [1])
        #expect(try store.read { try $0.deadLetters.get(letter)?.status } == .redriven)
      }
    }
  }

  @Test func `An event that could not be read takes effect once, though its copy comes after the redrive`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let letter = try Self.keepUnread(parks: true, in: store)
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        try await keeper.running { processor in
          try await eventually("readiness") { processor.isReady }
          #expect(try await Self.redrive(letter, with: processor) == .redriven)
          try await broker.send([
            Note.record(1, topic: topic, key: "a"), Note.record(2, topic: topic, key: "a"),
          ])
          try await eventually("the note behind the copy") { try keeper.notes().last == 2 }
        }
        #expect(try keeper.notes() == [1, 2])
      }
    }
  }

  @Test func `Refused again, it can be tried again`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let letter = try Self.keepUnread(.refuse, parks: true, in: store)
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        try await keeper.running { processor in
          guard case .refusedAgain = try await Self.redrive(letter, 1, with: processor) else {
            Issue.record("it was not refused")
            return
          }
          // What mends it.
          try await processor.perform(WorkInput(source: "/test", id: "mend")) { try NoteKeeper.keep(-1, "mend", $0) }
          #expect(try await Self.redrive(letter, 2, with: processor) == .redriven)
        }
        #expect(try keeper.notes(key: "a") == [1])
      }
    }
  }

  @Test func `An event without a handler is not redriven into nothing`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let event = CloudEvent(id: "1", source: "/test", type: "accord.test.former.v1", subject: "a")
        let letter = try store.write { transaction in
          try transaction.deadLetters.insert(
            StoredRecord(
              ConsumerRecord(
                topic: "t", partition: 0, offset: 7, key: Array("a".utf8), value: event.encoded(),
                headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])),
            reason: "refused", message: "m", handler: event.type, at: 0)
        }
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        try await keeper.running { processor in
          guard case .refusedAgain(let failure) = try await Self.redrive(letter, with: processor) else {
            Issue.record("it was not refused")
            return
          }
          #expect(failure.code == "unknownType")
          #expect(processor.status.pendingDeadLetters == 1)
        }
      }
    }
  }

  @Test func `Of several letters of a key the oldest goes first; any may be given up`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let letters = try store.write { transaction in
          try (1...3).map { number in
            let record = try Note.record(number, topic: "t", key: "a")
            return try transaction.deadLetters.insert(
              StoredRecord(
                ConsumerRecord(
                  topic: "t", partition: 0, offset: Int64(number), key: record.key, value: record.value,
                  headers: record.headers)),
              reason: "refused", message: "m", handler: Note.eventType, at: 0)
          }
        }
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        try await keeper.running { processor in
          await #expect(throws: DeadLetterError.notTheOldest(id: letters[1], oldest: letters[0])) {
            try await Self.redrive(letters[1], with: processor)
          }
          let given = try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try DeadLetterDesk.discard(letters[1], actor: "ops", reason: "void", execute: true, in: work)
          }
          #expect(given == .discarded)
          await #expect(throws: DeadLetterError.notTheOldest(id: letters[2], oldest: letters[0])) {
            try await Self.redrive(letters[2], 2, with: processor)
          }
          #expect(try await Self.redrive(letters[0], 2, with: processor) == .redriven)
          #expect(try await Self.redrive(letters[2], 3, with: processor) == .redriven)
        }
        #expect(try keeper.notes() == [1, 3])
      }
    }
  }

  @Test func `A dead letter's copy has the headers that Accord reads, and no other`() async throws {
    try await withStore(service: "screening") { store in
      let names = ["content-type", "CE_ID", "ce_subject", "ce_phone", "x-name", "traceparent"]
      let record = StoredRecord(
        topic: "t", partition: 0, offset: 1, key: nil, value: [1],
        headers: HeaderList.encode(names.map { KafkaHeader($0, "v") }))
      try store.write { transaction in
        let scope = TransactionScope(transaction: transaction, service: .screening, now: Timestamp(milliseconds: 0))
        let copy = OutboxRow(
          deadLetter: 1, record, PermanentFailure(code: "c", message: "m"), handler: "h", in: scope)
        let copied = HeaderList.decode(copy.headers).map(\.name).filter { !$0.hasPrefix("accord-") }
        #expect(copied == ["content-type", "CE_ID", "ce_subject", "traceparent"])
      }
    }
  }
}
