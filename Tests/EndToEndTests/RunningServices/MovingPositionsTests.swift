import AccordTesting
import Contracts
import Foundation
import Kafka
import Testing

@testable import OperatorTools

/// `accordctl offsets set` at the store of a stopped service.
@Suite(.serialized)
struct MovingPositionsTests {
  @Test func goingBackBeyondTheInboxIsWarnedOf() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
        let id = UUID().uuidString.lowercased()
        try await topics.send([.recommendation(of: id)])
        let record = try #require(try await topics.records(of: .intakeEvents).first)
        let store = try await withServices([.screening], broker: broker.bootstrapServers, in: folder) { services in
          _ = try await topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [id])
          return services.first?.store
        }
        func move(to place: String, remembering days: String) async throws -> Executable.Outcome {
          try await Executable.run(
            "accordctl",
            [
              "offsets", "set", "--store", try #require(store), "--broker", broker.bootstrapServers, "--topic",
              record.topic, "--partition", String(record.partition), "--to", place, "--officer", "ops", "--reason",
              "a test", "--inbox-memory-days", days,
            ])
        }
        let within = try await move(to: "beginning", remembering: "1")
        #expect(within.status == 0 && within.errors.isEmpty, "\(within.errors)")
        let forwards = try await move(to: "end", remembering: "0")
        #expect(forwards.status == 0 && forwards.errors.isEmpty, "\(forwards.errors)")
        let beyond = try await move(to: "beginning", remembering: "0")
        #expect(beyond.status == 0 && beyond.output.contains("→ 0   (not done"), "\(beyond.output)")
        #expect(beyond.errors.contains("warning: offset 0 was written at "), "\(beyond.errors)")
        #expect(beyond.errors.contains("inbox.memory.days"))
      }
    }
  }
}
