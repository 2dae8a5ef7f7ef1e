import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging
import StateStore
import Testing

/// A real broker, a real store, the whole loop.
@Suite(.serialized) struct DeliveryTests {
  @Test func `Each record takes effect once, in the order of its key, and the position moves with it`() async throws {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 4]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        let records = try (0..<2000).map { try Note.record($0, topic: topic, key: "k\($0 % 40)") }
        try await broker.send(records)
        try await keeper.running { processor in
          try await eventually("the first 2000 notes") { try keeper.notes().count == 2000 }
          // The same events once more: their senders may have lost an acknowledgement.
          try await broker.send(records)
          try await broker.send([try Note.record(9999, topic: topic, key: "k0")])
          try await eventually("all 4001 records to be worked off") {
            let position = try store.read { try $0.positions.all() }.reduce(0) { $0 + $1.next }
            return position == 4001
          }
          #expect(processor.isReady)
        }
        #expect(try keeper.notes().count == 2001)
        for key in 0..<40 {
          let expected = (0..<2000).filter { $0 % 40 == key } + (key == 0 ? [9999] : [])
          #expect(try keeper.notes(key: "k\(key)") == expected)
        }
      }
    }
  }

  @Test func `What a handler emits is published once, in order, and leaves the outbox`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await broker.send(try (0..<500).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 7)") })
        try await keeper.running { _ in
          try await eventually("an empty outbox after 500 notes") {
            try store.read { try $0.outbox.count() == 0 } && keeper.notes().count == 500
          }
        }
        let events = try await broker.read(NoteKeeper.output.name, count: 500).map {
          try CloudEvent(headers: $0.headers.map { ($0.name, $0.value) }, value: $0.value)
        }
        #expect(try events.map { try JSON.decode(Note.self, from: $0.data).number } == Array(0..<500))
        #expect(Set(events.map(\.id)).count == 500)
        #expect(events.first?.causationID == "note-k0-0")
      }
    }
  }

  @Test func `A new topic of a subscription is found and read from its beginning`() async throws {
    let topic = uniqueTopic("late")
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        try await keeper.running { processor in
          try await eventually("readiness without the topic") { processor.isReady }
          try local.createTopic(topic, partitions: 2)
          try await Broker(bootstrapServers: local.bootstrapServers).send([try Note.record(1, topic: topic, key: "a")])
          try await eventually("the note of the new topic") { try keeper.notes() == [1] }
        }
      }
    }
  }

  @Test func `What a former run left in the outbox is published first`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try store.write { transaction in
          for number in 0..<30 {
            try UnitOfWork(
              transaction: transaction, service: .screening, input: WorkInput(source: "/former", id: "\(number)"),
              now: Timestamp(milliseconds: 0)
            ).emit(Note(number: number), to: NoteKeeper.output, subject: "a")
          }
        }
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        // Smaller than what is there, so that several pages are read.
        keeper.settings.relayWindow = 4
        keeper.settings.relayCapacity = 8
        let running = keeper
        try await broker.send([try Note.record(99, .pass, topic: topic, key: "a")])
        try await running.running { _ in
          try await eventually("the note and an empty outbox") {
            try running.notes() == [99] && store.read { try $0.outbox.count() } == 0
          }
        }
        let numbers = try await broker.read(NoteKeeper.output.name, count: 31).map {
          try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number
        }
        #expect(numbers == Array(0..<30) + [99])
      }
    }
  }

  @Test(arguments: [1, 7, 40, 199]) func `A stop in the midst of the work leaves nothing in the outbox`(
    seen: Int
  ) async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        keeper.settings.batchSize = 20
        let running = keeper
        try await broker.send(try (0..<400).map { try Note.record($0, .pass, topic: topic, key: "a") })
        try await running.running { _ in
          try await eventually("some notes") { try running.notes().count >= seen }
        }
        let kept = try running.notes()
        #expect(try store.read { try $0.outbox.count() } == 0)
        #expect(try store.read { try $0.positions.all().map(\.next) } == [Int64(kept.count)])
        let published = try await broker.readAll(NoteKeeper.output.name).map {
          try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number
        }
        #expect(published == kept)
        try await running.running { _ in
          try await eventually("the rest") { try running.notes() == Array(0..<400) }
        }
      }
    }
  }
}
