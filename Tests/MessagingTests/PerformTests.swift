import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging
import StateStore
import Testing

@Suite(.serialized) struct PerformTests {
  @Test func `Units of many callers are each whole or nothing`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        let results = try await keeper.running { processor in
          await withTaskGroup(of: Int?.self) { group in
            for number in 0..<300 {
              group.addTask {
                try? await processor.perform(WorkInput(source: "/test", id: "\(number)")) { work in
                  try NoteKeeper.keep(number, "k", work)
                  if number % 3 == 0 { throw PermanentFailure(code: "refused", message: "it asks for it") }
                  return number
                }
              }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
          }
        }
        let expected = (0..<300).filter { $0 % 3 != 0 }
        #expect(results.sorted() == expected)
        #expect(try keeper.notes().sorted() == expected)
      }
    }
  }

  @Test func `What a unit emits is there when the process stops, and work after the stop is refused`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        let processor = try await keeper.running { processor in
          for number in 0..<20 {
            try await processor.perform(WorkInput(source: "/test", id: "\(number)")) { work in
              try work.emit(Note(number: number), to: NoteKeeper.output, subject: "a")
            }
          }
          return processor
        }
        #expect(try store.read { try $0.outbox.count() } == 0)
        #expect(processor.status.isStopping)
        await #expect(throws: ProcessorStopped.self) {
          try await processor.perform(WorkInput(source: "/test", id: "late")) { _ in }
        }
        let numbers = try await Broker(bootstrapServers: local.bootstrapServers).read(
          NoteKeeper.output.name, count: 20
        ).map { try JSON.decode(Note.self, from: CloudEvent(structured: $0.value ?? []).data).number }
        #expect(numbers == Array(0..<20))
      }
    }
  }

  @Test func `A unit is taken while the broker is away, and its event is published when it is back`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = NoteKeeper(store, topics: [], broker: local.bootstrapServers)
        try local.setDown()
        try await keeper.running { processor in
          try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try work.emit(Note(number: 1), to: NoteKeeper.output, subject: "a")
          }
          #expect(processor.status.outboxDepth == 1)
          #expect(!processor.isReady)
          try local.setUp()
          try await eventually("the event to leave") { processor.status.outboxDepth == 0 }
        }
        let events = try await Broker(bootstrapServers: local.bootstrapServers).read(NoteKeeper.output.name, count: 1)
        #expect(events.count == 1)
      }
    }
  }
}
