import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging
import MetricsTestKit
import StateStore
import Testing

@Suite(.serialized) struct MetricsTests {
  private static let deadLettered = [("result", "dead_lettered")]

  private static func deadLetters(_ metrics: TestMetrics) -> Int64 {
    metrics.counterTotal(label: "accord_messaging_records_total", dimensions: deadLettered)
  }

  @Test func `What a former run left shows at once, also while the broker is away`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try store.write { transaction in
          try transaction.outbox.insert(
            (0..<3).map { OutboxRow(topic: NoteKeeper.output.name, key: nil, value: [$0]) })
        }
        let metrics = TestMetrics()
        var keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        keeper.metrics = metrics
        let running = keeper
        try local.setDown()
        try await running.running { processor in
          try await eventually("the depth") { processor.status.outboxDepth == 3 }
          try await eventually("the depth as a metric") {
            try metrics.expectMeter("accord_outbox_records").lastValue == 3
          }
          try local.setUp()
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
        }
      }
    }
  }

  @Test func `Refused timers and parked records count as dead letters`() async throws {
    let topic = uniqueTopic("notes")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let broker = Broker(bootstrapServers: bootstrap)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try store.write { transaction in
          try transaction.timers.schedule(DurableTimer(kind: "nobody", subject: "t", due: 1))
        }
        let metrics = TestMetrics()
        var keeper = NoteKeeper(store, topics: [topic], broker: bootstrap)
        keeper.metrics = metrics
        let running = keeper
        try await broker.send([
          Note.record(1, .refuse, topic: topic, key: "a"), Note.record(2, .refuse, topic: topic, key: "a"),
        ])
        try await running.running { processor in
          try await eventually("the timer and the first note") {
            processor.status.pendingDeadLetters == 2 && processor.status.parkedKeys == 2
          }
          try await eventually("the note behind it") { try store.read { try $0.parked.count() } == 1 }
          #expect(Self.deadLetters(metrics) == 2)
          let letters = try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }
          let first = try #require(letters.first { $0.reason == "refused" })
          _ = try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try DeadLetterDesk.discard(first.id, actor: "ops", reason: "void", execute: true, in: work)
          }
          try await eventually("the second note") { Self.deadLetters(metrics) == 3 }
        }
      }
    }
  }

  @Test func `A record that the broker refuses is counted once, however often its transaction is tried`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let metrics = TestMetrics()
        var keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        keeper.metrics = metrics
        // So that the transactions below are the first after the broker's answer.
        keeper.settings.idleFlush = .seconds(60)
        let running = keeper
        try await running.running { processor in
          try local.fail(.produce, with: [.messageTooLarge, .messageTooLarge])
          try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try work.emit(Note(number: 1), to: NoteKeeper.output, subject: "a")
          }
          try await eventually("the refusal") { processor.status.outboxDepth == 0 }
          for attempt in 0..<3 {
            await #expect(throws: StoreError.self) {
              try await processor.perform(WorkInput(source: "/test", id: "busy-\(attempt)")) { _ in
                throw StoreError(.transient, "busy")
              }
            }
          }
          try await processor.perform(WorkInput(source: "/test", id: "2")) { _ in }
          #expect(metrics.counterTotal(label: "accord_messaging_publish_refused_total") == 1)
          #expect(processor.status.pendingDeadLetters == 1)
        }
      }
    }
  }
}
