import AccordTesting
import Kafka
import StateStore
import Synchronization
import Testing

@testable import Messaging

@Suite(.serialized) struct StopTests {
  @Test func `A busy service stops within 10 s of being asked to, also when its broker has gone`() async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 4, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        var keeper = NoteKeeper(store, topics: [topic], broker: local.bootstrapServers)
        keeper.settings.batchSize = 20
        // A coordinator that is away holds a consumer's close up for as long.
        keeper.kafka.settings["session.timeout.ms"] = "30000"
        let running = keeper
        try await broker.send(try (0..<2000).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 50)") })
        let began = Mutex(ContinuousClock.now)
        try await running.running { processor in
          try await eventually("some notes") { try running.notes().count >= 200 }
          try local.setDown()
          try await processor.perform(WorkInput(source: "/test", id: "last")) { work in
            try work.emit(Note(number: -1), to: NoteKeeper.output, subject: "a")
          }
          began.withLock { $0 = .now }
        }
        let took = began.withLock { $0 }.duration(to: .now)
        #expect(took < .seconds(10), "\(took)")
        // What the broker did not take is still there for the next start.
        #expect(try store.read { try $0.outbox.count() } > 0)
        try local.setUp()
        try await running.running { _ in
          try await eventually("all notes, published") {
            try running.notes().count == 2000 && store.read { try $0.outbox.count() } == 0
          }
        }
      }
    }
  }

  @Test func `Waiting for a thread ends with the thread or at the deadline`() async {
    let mayEnd = WakeUp()
    let thread = WorkerThread(name: "test") { mayEnd.wait(atMost: .seconds(60)) }
    #expect(await !thread.join(until: .now + .milliseconds(20)))
    mayEnd.wake()
    #expect(await thread.join(until: .now + .seconds(60)))
    #expect(await thread.join(until: .now))
  }
}
