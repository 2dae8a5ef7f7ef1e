import AccordTesting
import CloudEvents
import Contracts
import CoreMetrics
import Kafka
import Logging
import MetricsTestKit
import StateStore
import Synchronization
import Testing

@testable import Messaging

/// A topic that the broker does not take holds up itself and nothing else.
@Suite(.serialized) struct HeldTopicTests {
  private static let missing = Topic("accord.test.missing")

  private static func numbers(_ records: [ConsumerRecord]) throws -> [Int] {
    try records.map { try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number }
  }

  @Test func `More than a window of records for a missing topic stops neither output nor input nor a start`()
    async throws
  {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 1, NoteKeeper.output.name: 1, Self.missing.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        keeper.settings.relayWindow = 10
        keeper.settings.relayCapacity = 20
        keeper.settings.relayLimit = 30
        // How long the client believes that a topic which is missing is only new.
        keeper.kafka.settings["topic.metadata.propagation.max.ms"] = "300"
        let running = keeper
        try local.setError(.unknownTopic, ofTopic: Self.missing.name)
        try await running.running { processor in
          try await processor.perform(WorkInput(source: "/test", id: "stuck")) { work in
            for number in 0..<50 { try work.emit(Note(number: number), to: Self.missing, subject: "a") }
          }
          try await broker.send(try (0..<100).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 5)") })
          try await eventually("all notes, published") {
            try running.notes().count == 100 && store.read { try $0.outbox.count() } == 50
          }
        }
        try await running.running { processor in
          try await eventually("readiness with what is held") { processor.isReady }
          #expect(processor.status.outboxDepth == 50)
          try await broker.send([try Note.record(100, .pass, topic: topic, key: "k")])
          try await eventually("the next note") { try running.notes().count == 101 }
          try local.setError(nil, ofTopic: Self.missing.name)
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
        }
        #expect(try Self.numbers(await broker.readAll(NoteKeeper.output.name)) == Array(0...100))
        #expect(try Self.numbers(await broker.readAll(Self.missing.name)) == Array(0..<50))
      }
    }
  }

  @Test func `What a topic that is forbidden holds is published in order when it no longer is`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let metrics = TestMetrics()
        var keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        keeper.metrics = metrics
        let running = keeper
        try await running.running { processor in
          try local.fail(.produce, with: Array(repeating: .topicAuthorizationFailed, count: 5))
          try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            for number in 0..<5 { try work.emit(Note(number: number), to: NoteKeeper.output, subject: "a") }
          }
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
          #expect(processor.status.pendingDeadLetters == 0)
          let held = try metrics.expectMeter("accord_held_topics").values
          #expect(held.contains(1) && held.last == 0)
        }
        let published = try await Broker(bootstrapServers: local.bootstrapServers).readAll(NoteKeeper.output.name)
        #expect(try Self.numbers(published) == Array(0..<5))
      }
    }
  }

  @Test func `Once a relay is stopped, what was about to be sent ends without a producer that nobody would close`()
    async throws
  {
    var logger = Logger(label: "relay-tests")
    logger.logLevel = .critical
    let relay = Relay(
      kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "relay-tests", logger: logger),
      settings: ProcessorSettings(), metrics: ProcessorMetrics(NOOPMetricsHandler.instance), logger: logger,
      onChange: {})
    let row = OutboxRow(topic: "t", key: nil, value: [1])
    relay.found([:])
    let running = Task { await relay.run() }
    relay.committed([(1, row)])
    await relay.stop(task: running, timeout: .zero)
    #expect(relay.depth == 1)
    // As by a child of `run` that was not scheduled before.
    let hasEnded = Atomic(false)
    let late = Task {
      await relay.deliver([RelayQueue.Entry(sequence: 1, row: row)])
      hasEnded.store(true, ordering: .releasing)
    }
    late.cancel()
    try await eventually("the end of it") { hasEnded.load(ordering: .acquiring) }
  }
}
