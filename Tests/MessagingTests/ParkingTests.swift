import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging
import StateStore
import Testing

@Suite(.serialized) struct ParkingTests {
  @Test func `A refused note parks its key, the others flow, and a redrive lets the waiting ones follow in order`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, "accord.screening.dead-letters": 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        let desk = DeadLetterDesk(service: .screening, router: NoteKeeper.router)
        try await broker.send([
          Note.record(1, topic: topic, key: "a"), Note.record(2, .refuse, topic: topic, key: "a"),
          Note.record(3, topic: topic, key: "b"), Note.record(4, topic: topic, key: "a"),
          Note.record(5, .pass, topic: topic, key: "a"), Note.record(6, topic: topic, key: "b"),
        ])
        try await keeper.running { processor in
          try await eventually("the notes of b") { try keeper.notes() == [1, 3, 6] }
          try await eventually("the status") { processor.status.parkedKeys == 1 }
          #expect(processor.status.pendingDeadLetters == 1)

          let letters = try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }
          let letter = try #require(letters.first)
          #expect(letters.count == 1)
          #expect(letter.reason == "refused")
          #expect(try store.read { try DeadLetterDesk.show(letter.id, in: $0).waiting } == 2)

          let ask = WorkInput(source: "/test/operator", id: "1")
          let dry = try await processor.perform(ask) { work in
            try desk.redrive(letter.id, actor: "ops", reason: "a look", execute: false, in: work)
          }
          #expect(dry == .wouldBeRedriven)
          let again = try await processor.perform(ask) { work in
            try desk.redrive(letter.id, actor: "ops", reason: "a try", execute: true, in: work)
          }
          guard case .refusedAgain(let failure) = again else {
            Issue.record("it was \(again)")
            return
          }
          #expect(failure.code == "refused")
          #expect(try keeper.notes(key: "a") == [1])

          try await broker.send([try Note.record(-1, topic: topic, key: "mend")])
          try await eventually("what mends it") { try keeper.notes(key: "mend") == [-1] }
          let done = try await processor.perform(ask) { work in
            try desk.redrive(letter.id, actor: "ops", reason: "mended", execute: true, in: work)
          }
          #expect(done == .redriven)
          try await eventually("the waiting notes") { try keeper.notes(key: "a") == [1, 2, 4, 5] }
          try await eventually("no parked key") { processor.status.parkedKeys == 0 }
          try await broker.send([try Note.record(7, topic: topic, key: "a")])
          try await eventually("the key to flow") { try keeper.notes(key: "a") == [1, 2, 4, 5, 7] }
        }
        let actions = try store.read { try $0.history.entries(subject: "a").map(\.entry.action) }
        #expect(actions == ["deadLetterRefusedAgain", "deadLetterRedriven"])
        let copies = try await broker.read("accord.screening.dead-letters", count: 2)
        #expect(copies.allSatisfy { $0.key == Array("a".utf8) })
        let headers = copies.first?.headers.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" } ?? []
        #expect(headers.contains("accord-dead-letter-code=refused"))
        #expect(headers.contains("accord-dead-letter-offset=1"))
      }
    }
  }

  @Test func `Parked keys stay parked over a restart, and a discard on the stopped store lets the others follow`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        try await broker.send([
          Note.record(1, .refuse, topic: topic, key: "a"), Note.record(2, topic: topic, key: "a"),
          Note.record(3, .refuse, topic: topic, key: "a"), Note.record(4, topic: topic, key: "a"),
        ])
        try await keeper.running { processor in
          try await eventually("the parked notes") { processor.status.parkedKeys == 1 && processor.status.isReady }
          try await eventually("their places") { try store.read { try $0.parked.count() } == 3 }
        }
        try await broker.send([try Note.record(5, topic: topic, key: "a"), try Note.record(6, topic: topic, key: "b")])
        try await keeper.running { _ in
          try await eventually("the other key") { try keeper.notes() == [6] }
          try await eventually("the note behind the others") { try store.read { try $0.parked.count() } == 4 }
        }
        let outcome = try store.write { transaction in
          try DeadLetterDesk.discard(
            1, actor: "ops", reason: "nobody needs it", execute: true,
            in: UnitOfWork(
              transaction: transaction, service: .screening, input: WorkInput(source: "/ops", id: "1"),
              now: SystemClock().now()))
        }
        #expect(outcome == .discarded)
        try await keeper.running { processor in
          // 2 follows, 3 is refused in its turn and holds up 4 and 5.
          try await eventually("the note behind the discarded one") { try keeper.notes(key: "a") == [2] }
          try await eventually("the second dead letter") {
            try store.read { try DeadLetterDesk.list(limit: 10, in: $0).count } == 1
          }
          #expect(processor.status.parkedKeys == 1)
        }
        #expect(try store.read { try $0.parked.count() } == 2)
        #expect(throws: DeadLetterError.resolved(id: 1, as: .discarded)) {
          try store.write { transaction in
            try DeadLetterDesk.discard(
              1, actor: "ops", reason: "again", execute: true,
              in: UnitOfWork(
                transaction: transaction, service: .screening, input: WorkInput(source: "/ops", id: "2"),
                now: SystemClock().now()))
          }
        }
      }
    }
  }

  @Test func `Records that cannot be read end as dead letters with a reason, and stop nothing`() async throws {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        let structured = [KafkaHeader("content-type", CloudEvent.structuredContentType)]
        func record(_ key: String?, _ value: [UInt8]?, _ headers: [KafkaHeader]) -> ProducerRecord {
          ProducerRecord(topic: topic, key: key.map { Array($0.utf8) }, value: value, headers: headers)
        }
        let wrongPayload = CloudEvent(
          id: "wrong", source: "/test", type: Note.eventType, subject: "payload",
          data: Array(#"{"number":"13700000000"}"#.utf8))
        let unknown = CloudEvent(id: "unknown", source: "/test", type: "accord.test.unknown.v1", subject: "unknown")
        try await broker.send([
          record("broken", Array(#"{"specversion":"1.0","#.utf8), structured),
          record("plain", Array("hello".utf8), []),
          record("tombstone", nil, structured),
          record(nil, Array("no key".utf8), []),
          record("large", [UInt8](repeating: 120, count: CloudEvent.maximumSize + 1), structured),
          record("payload", wrongPayload.encoded(), structured),
          record("unknown", unknown.encoded(), structured),
          try Note.record(1, topic: topic, key: "unknown"),
          try Note.record(2, topic: topic, key: "good"),
        ])
        try await keeper.running { processor in
          try await eventually("the good notes") { try keeper.notes() == [1, 2] }
          try await eventually("the status") { processor.status.pendingDeadLetters == 6 }
          #expect(processor.status.parkedKeys == 5)
        }
        let letters = try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }
        #expect(
          letters.map(\.reason) == [
            "notACloudEvent", "notACloudEvent", "notACloudEvent", "notACloudEvent", "recordTooLarge",
            "payloadUnreadable",
          ])
        #expect(letters.last?.message.contains("number does not fit") == true)
        #expect(letters.allSatisfy { !$0.message.contains("13700000000") })
        #expect(letters.map(\.record.value?.count).contains(CloudEvent.maximumSize + 1))
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `Where memory knows less of a key than the table, the key stays parked and nothing else is held up`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        try await broker.send([
          Note.record(1, .refuse, topic: topic, key: "a"), Note.record(2, topic: topic, key: "a"),
        ])
        try await keeper.running { processor in
          try await eventually("the note behind the refused one") { try store.read { try $0.parked.count() } == 1 }
          // Behind the loop's back the table gets one more.
          let second = try store.write { transaction in
            try transaction.deadLetters.insert(
              StoredRecord(topic: topic, partition: 0, offset: 99, key: Array("a".utf8), value: nil),
              reason: "r", message: "m", handler: "h", at: 0)
          }
          let first = try #require(try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }.first)
          for letter in [first.id, second] {
            try await processor.perform(WorkInput(source: "/test", id: "\(letter)")) { work in
              _ = try DeadLetterDesk.discard(letter, actor: "ops", reason: "void", execute: true, in: work)
            }
            try await processor.perform(WorkInput(source: "/test", id: "after-\(letter)")) { _ in }
          }
          try await eventually("the note") { try keeper.notes() == [2] }
          try await eventually("no parked key") { processor.status.parkedKeys == 0 }
        }
      }
    }
  }
}
