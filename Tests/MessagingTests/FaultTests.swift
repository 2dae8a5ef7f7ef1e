import AccordTesting
import CloudEvents
import Contracts
import Kafka
import MetricsTestKit
import StateStore
import Testing

@testable import Messaging

/// What goes wrong around the loop, and what it does then.
@Suite(.serialized) struct FaultTests {
  @Test func `A broker that goes and comes back costs time and nothing else`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 2, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await broker.send(try (0..<200).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 5)") })
        try await keeper.running { processor in
          try await eventually("some notes") { try !keeper.notes().isEmpty }
          try local.setDown()
          try await processor.perform(WorkInput(source: "/test", id: "meanwhile")) { work in
            try work.emit(Note(number: 1000), to: NoteKeeper.output, subject: "a")
          }
          try local.setUp()
          try await eventually("all notes, published") {
            try keeper.notes().count == 200 && store.read { try $0.outbox.count() } == 0
          }
        }
        let ids = try await broker.readAll(NoteKeeper.output.name).map { try CloudEvent(structured: $0.value ?? []).id }
        #expect(Set(ids).count == 201)
      }
    }
  }

  @Test func `A full disk stops the loop without a loss, and with room again it goes on`() async throws {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        try await keeper.running { processor in
          try await eventually("readiness") { processor.isReady }
          let pages = try store.write { try $0.query("PRAGMA page_count", []).first?.integer(0) } ?? 0
          try store.write { _ = try $0.query("PRAGMA max_page_count = \(pages)", []) }
          try await broker.send(try (0..<2000).map { try Note.record($0, topic: topic, key: "k\($0 % 5)") })
          await #expect(throws: StoreError.self) {
            try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
              for number in 0..<2000 { try NoteKeeper.keep(number, "unit", work) }
            }
          }
          // Small batches may still have fitted into half-empty pages; the rest waits, and none is a dead letter.
          #expect(try keeper.notes().count < 2000)
          #expect(try keeper.notes(key: "unit").isEmpty)
          #expect(processor.status.pendingDeadLetters == 0)
          try store.write { _ = try $0.query("PRAGMA max_page_count = 1000000", []) }
          try await eventually("all notes") { try keeper.notes().count == 2000 }
        }
        for key in 0..<5 {
          #expect(try keeper.notes(key: "k\(key)") == (0..<2000).filter { $0 % 5 == key })
        }
      }
    }
  }

  @Test func `A partition whose position somebody else moved is rolled back and halted; others flow`() async throws {
    let topic = uniqueTopic("notes")
    let other = uniqueTopic("other")
    try await withBroker(topics: [topic: 1, other: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic, other], broker: bootstrap)
        try await keeper.running { processor in
          try await broker.send([try Note.record(1, topic: topic, key: "a")])
          try await eventually("the first note") { try keeper.notes() == [1] }
          // Another process takes the partition over and works off the next record.
          try store.write { transaction in
            for var position in try transaction.positions.all() where position.topic == topic {
              position.next += 1
              try transaction.positions.set(position)
            }
          }
          try await broker.send([
            try Note.record(2, topic: topic, key: "a"), try Note.record(3, topic: other, key: "b"),
          ])
          let partition = TopicPartition(topic: topic, partition: 0)
          try await eventually("the halt") { processor.status.halted[partition] != nil }
          #expect(processor.status.halted[partition]?.contains("accordctl offsets") == true)
          #expect(!processor.isReady)
          try await eventually("the other topic's note") { try keeper.notes() == [1, 3] }
          try await broker.send([try Note.record(4, topic: other, key: "a")])
          try await eventually("the other topic's next note") { try keeper.notes() == [1, 3, 4] }
        }
      }
    }
  }

  @Test func `Another cluster halts what was read before and says what to do`() async throws {
    let topic = uniqueTopic("notes")
    try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
      // Open until the end: the mock cluster takes its id from its address in memory.
      let former = try LocalBroker(topics: [topic: 1])
      defer { former.close() }
      do {
        let local = former
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await Broker(bootstrapServers: local.bootstrapServers).send([try Note.record(1, topic: topic, key: "a")])
        try await keeper.running { _ in try await eventually("the note") { try keeper.notes() == [1] } }
      }
      try await withBroker(topics: [topic: 2]) { bootstrap in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        let broker = Broker(bootstrapServers: bootstrap)
        let partition = TopicPartition(topic: topic, partition: 0)
        var first = try Note.record(2, topic: topic, key: "a")
        first.partition = 0
        var second = try Note.record(3, topic: topic, key: "b")
        second.partition = 1
        try await broker.send([first, second])
        try await keeper.running { processor in
          try await eventually("the halt") { processor.status.halted[partition] != nil }
          #expect(processor.status.halted[partition]?.contains("another cluster") == true)
          try await eventually("the partition that is new here") { try keeper.notes() == [1, 3] }
          #expect(!processor.isReady)
        }
        // An operator decides that on this cluster it begins at the start.
        let cluster = try #require(try store.read { try $0.positions.all() }.first { $0.partition == 1 }?.cluster)
        try store.write { transaction in
          try PositionDesk.set(
            Position(cluster: cluster, topic: topic, partition: 0, next: 0), actor: "ops", reason: "moved",
            execute: true,
            in: UnitOfWork(
              transaction: transaction, service: .screening, input: WorkInput(source: "/ops", id: "1"),
              now: Timestamp(milliseconds: 1)))
        }
        try await keeper.running { _ in try await eventually("the held note") { try keeper.notes() == [1, 3, 2] } }
        #expect(
          try store.read { try $0.history.entries(subject: "\(topic)[0]").map(\.entry.action) } == ["positionSet"])
      }
    }
  }

  @Test func `A topic that was made anew under its name halts, though it holds the offset`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await broker.send([try Note.record(1, topic: topic, key: "a"), try Note.record(2, topic: topic, key: "a")])
        try await keeper.running { _ in try await eventually("the notes") { try keeper.notes() == [1, 2] } }
        // The same records, so the service goes on.
        try await broker.send([try Note.record(3, topic: topic, key: "a")])
        try await keeper.running { _ in try await eventually("the third note") { try keeper.notes() == [1, 2, 3] } }
        // The mock cluster cannot delete a topic: the store is made to remember another one.
        try store.write { transaction in
          for var position in try transaction.positions.all() {
            position.mark = [UInt8](repeating: 1, count: 16)
            try transaction.positions.set(position)
          }
        }
        try await broker.send([try Note.record(4, topic: topic, key: "a")])
        // While that cannot be looked at, the partition is not read either.
        try local.fail(.fetch, with: Array(repeating: .timedOut, count: 10))
        try await keeper.running { processor in
          let partition = TopicPartition(topic: topic, partition: 0)
          try await eventually("the halt") { processor.status.halted[partition] != nil }
          #expect(processor.status.halted[partition]?.contains("same name") == true)
        }
        #expect(try keeper.notes() == [1, 2, 3])
      }
    }
  }

  @Test func `An offset that the broker does not have halts its partition and skips nothing`() async throws {
    let topic = uniqueTopic("notes")
    let other = uniqueTopic("other")
    try await withBroker(topics: [topic: 1, other: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic, other], broker: bootstrap)
        try await broker.send([try Note.record(1, topic: topic, key: "a")])
        try await keeper.running { _ in try await eventually("the note") { try keeper.notes() == [1] } }
        // As after the topic was deleted and made anew, or its records have expired.
        try store.write { transaction in
          for var position in try transaction.positions.all() where position.topic == topic {
            position.next = 500
            try transaction.positions.set(position)
          }
        }
        try await broker.send([
          try Note.record(2, topic: topic, key: "a"), try Note.record(3, topic: other, key: "a"),
        ])
        try await keeper.running { processor in
          let partition = TopicPartition(topic: topic, partition: 0)
          try await eventually("the halt") { processor.status.halted[partition] != nil }
          #expect(processor.status.halted[partition]?.contains("accordctl offsets") == true)
          try await eventually("the other topic's note") { try keeper.notes() == [1, 3] }
        }
        #expect(try store.read { try $0.positions.all() }.contains { $0.next == 500 })
      }
    }
  }

  @Test func `A position behind the end of a topic is one of another topic, and halts before anything is read`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1]) { local in
      try await Broker(bootstrapServers: local.bootstrapServers).send([try Note.record(1, topic: topic, key: "a")])
      let partition = TopicPartition(topic: topic, partition: 0)
      let kafka = KafkaConfiguration(bootstrapServers: local.bootstrapServers, clientID: "marks")
      func check(next: Int64, timeout: Duration = .seconds(10)) async throws -> RecordMark.Findings {
        let position = Position(
          cluster: "c", topic: topic, partition: 0, next: next, mark: [UInt8](repeating: 1, count: 16))
        return try await Task.detached {
          try RecordMark.check([partition: position], kafka: kafka, timeout: timeout)
        }.value
      }
      #expect(try await check(next: 1) == RecordMark.Findings(changed: [partition]))
      #expect(try await check(next: 2) == RecordMark.Findings(changed: [partition]))
      try local.fail(.fetch, with: Array(repeating: .timedOut, count: 20))
      #expect(
        try await check(next: 1, timeout: .milliseconds(300)) == RecordMark.Findings(unverified: [partition]))
      try local.setDown()
      #expect(
        try await check(next: 1, timeout: .milliseconds(100)) == RecordMark.Findings(unverified: [partition]))
      try local.setUp()
    }
  }

  @Test func `A partition without a leader is read when it has one; the others do not wait for it`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 3]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await broker.send(
          try (0..<3).map { number in
            var record = try Note.record(number, topic: topic, key: "k\(number)")
            record.partition = Int32(number)
            return record
          })
        try local.setLeader(of: TopicPartition(topic: topic, partition: 1), broker: nil)
        try await keeper.running { processor in
          try await eventually("the notes that can be read") { try keeper.notes().sorted() == [0, 2] }
          try await eventually("all ends that can be had") { processor.status.lag.count == 2 }
          #expect(!processor.isReady)
          try local.setLeader(of: TopicPartition(topic: topic, partition: 1), broker: 1)
          try await eventually("the note of the third partition") { try keeper.notes().sorted() == [0, 1, 2] }
          try await eventually("readiness") { processor.isReady }
          // One that loses its leader later does not keep the ends of others from being known.
          try local.setLeader(of: TopicPartition(topic: topic, partition: 0), broker: nil)
          var record = try Note.record(3, topic: topic, key: "k2")
          record.partition = 2
          try await broker.send([record])
          try await eventually("the note behind") { try keeper.notes().count == 4 }
        }
      }
    }
  }

  @Test func `A dead letter's copy that the broker refuses is dropped; the store keeps the letter`() async throws {
    let topic = uniqueTopic("notes")
    let copies = ServiceName.screening.deadLetters.name
    try await withLocalBroker(topics: [topic: 1, copies: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let metrics = TestMetrics()
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        keeper.metrics = metrics
        let running = keeper
        try await running.running { processor in
          try await eventually("readiness") { processor.isReady }
          try await broker.send([try Note.record(1, .refuse, topic: topic, key: "a")])
          try local.fail(.produce, with: [.messageTooLarge, .messageTooLarge])
          try await eventually("the refusal") {
            metrics.counterTotal(label: "accord_messaging_publish_refused_total") == 1
          }
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
          #expect(try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }.map(\.reason) == ["refused"])
        }
        #expect(try await broker.readAll(copies).isEmpty)
      }
    }
  }

  @Test func `A record that the broker refuses for good is a dead letter, the others are published in order`()
    async throws
  {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        try await keeper.running { processor in
          try await eventually("readiness") { processor.isReady }
          // The first answer refuses the batch, the second the first record of it, alone.
          try local.fail(.produce, with: [.messageTooLarge, .messageTooLarge])
          try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            for number in 0..<5 {
              try work.emit(Note(number: number), to: NoteKeeper.output, subject: "k\(number)")
            }
          }
          try await eventually("the dead letter") { processor.status.pendingDeadLetters == 1 }
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
          let letter = try #require(try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }.first)
          #expect(letter.reason == "refusedByBroker")
          #expect(letter.record.topic == "outbox/\(NoteKeeper.output.name)")
          let desk = DeadLetterDesk(service: .screening, router: NoteKeeper.router)
          _ = try await processor.perform(WorkInput(source: "/test", id: "2")) { work in
            try desk.redrive(letter.id, actor: "ops", reason: "the limit was raised", execute: true, in: work)
          }
          try await eventually("an empty outbox again") { try store.read { try $0.outbox.count() } == 0 }
        }
        let numbers = try await broker.readAll(NoteKeeper.output.name).map {
          try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number
        }
        #expect(numbers == [1, 2, 3, 4, 0])
      }
    }
  }

  @Test func `While the broker takes nothing, no more than the limit is worked off`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        keeper.settings.batchSize = 10
        keeper.settings.relayLimit = 30
        keeper.settings.relayWindow = 10
        keeper.settings.relayCapacity = 20
        let running = keeper
        try await broker.send(try (0..<500).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 5)") })
        try local.fail(.produce, with: Array(repeating: .notEnoughReplicas, count: 20))
        try await running.running { processor in
          var deepest = 0
          try await eventually("all notes, published") {
            deepest = max(deepest, processor.status.outboxDepth)
            return try running.notes().count == 500 && store.read { try $0.outbox.count() } == 0
          }
          // The limit, a batch that is being committed and one that was read ahead.
          #expect(deepest <= 30 + 3 * 10)
        }
        let numbers = try await broker.readAll(NoteKeeper.output.name).map {
          try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number
        }
        #expect(numbers == Array(0..<500))
      }
    }
  }
}
