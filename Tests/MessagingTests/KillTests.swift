import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Messaging
import StateStore
import Testing

/// The process dies at every step between two effects, again and again, and each note still takes effect once.
@Suite(.serialized) struct KillTests {
  private static let notes = 300

  @Test(arguments: [
    "beforeCommit", "beforeCommit:4", "afterCommit", "afterCommit:3", "afterPublish", "afterPublish:2", "beforeDelete",
    "beforeDelete:3",
  ])
  func `Killed at a fail-point, it loses nothing and does nothing twice`(failPoint: String) async throws {
    let topic = uniqueTopic("notes")
    try await withLocalBroker(topics: [topic: 2, NoteKeeper.output.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await broker.send(
        try (0..<Self.notes).map { try Note.record($0, .pass, topic: topic, key: "k\($0 % 11)") })
      try await withStoreURL { url in
        // Each run goes on with what the one before it left behind.
        for _ in 0..<2 {
          await #expect(processExitsWith: .signal(SIGKILL)) {
            [
              url = url as String, topic = topic as String, servers = local.bootstrapServers as String,
              failPoint = failPoint as String
            ] in
            setenv("ACCORD_FAILPOINT", failPoint, 1)
            try await Self.work(url: url, topic: topic, broker: servers)
          }
        }
        try await Self.work(url: url, topic: topic, broker: local.bootstrapServers)

        let store = try StateStore(url: url, service: "screening", migrations: NoteKeeper.migrations)
        defer { try? store.close() }
        let kept = try NoteKeeper.notes(in: store)
        #expect(kept.count == Self.notes)
        for key in 0..<11 {
          #expect(
            try NoteKeeper.notes(in: store, key: "k\(key)") == (0..<Self.notes).filter { $0 % 11 == key })
        }
        #expect(try store.read { try $0.outbox.count() } == 0)
        // The output holds every event at least once; what is there twice has the same id, and first comes first.
        var seen: Set<String> = []
        var numbers: [Int] = []
        for record in try await broker.readAll(NoteKeeper.output.name) {
          let event = try CloudEvent(structured: record.value ?? [])
          if seen.insert(event.id).inserted {
            numbers.append(try JSON.decode(Note.self, from: event.data).number)
          }
        }
        #expect(numbers == kept)
      }
    }
  }

  /// Runs the service until every note has been worked off and published, or the fail-point is reached.
  private static func work(url: String, topic: String, broker: String) async throws {
    let store = try StateStore(url: url, service: "screening", migrations: NoteKeeper.migrations)
    var keeper = NoteKeeper(store, topics: [topic], broker: broker)
    keeper.settings.batchSize = 25
    keeper.settings.relayWindow = 40
    let running = keeper
    try await running.running { _ in
      try await eventually("all notes, published") {
        try running.notes().count == Self.notes && store.read { try $0.outbox.count() } == 0
      }
    }
    try store.close()
  }
}
