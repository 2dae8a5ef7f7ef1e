import AccordTesting
import Contracts
import Foundation
import Kafka
import Testing

/// A broker and running services that all tests of a suite share, since starting them for each takes longer than the tests.
struct Fleet: Sendable {
  let bootstrapServers: String
  let folder: URL
  let services: [ServiceUnderTest]

  @TaskLocal static var current: Fleet?

  static var running: Fleet { get throws { try #require(current) } }

  func callAsFunction(_ name: ServiceName) throws -> ServiceUnderTest {
    try #require(services.first { $0.name == name })
  }

  var topics: TestTopics { TestTopics(bootstrapServers: bootstrapServers) }

  /// `accordctl` against this broker.
  func ctl(_ arguments: String...) async throws -> Executable.Outcome { try await ctl(arguments) }

  func ctl(_ arguments: [String]) async throws -> Executable.Outcome {
    try await Executable.run(
      "accordctl", arguments, environment: ["KAFKA_BOOTSTRAP_SERVERS": bootstrapServers])
  }
}

/// Starts a `Fleet` before the first test of a suite and stops it after the last.
struct FleetTrait: SuiteTrait, TestScoping {
  let services: [ServiceName]

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await withFolder { folder in
      try await withBroker(topics: TestTopics.ofAccord) { bootstrap in
        try await withServices(services, broker: bootstrap, in: folder) { running in
          let fleet = Fleet(bootstrapServers: bootstrap, folder: folder, services: running)
          try await Fleet.$current.withValue(fleet) { try await function() }
        }
      }
    }
  }
}

extension Trait where Self == FleetTrait {
  static func fleet(_ services: ServiceName...) -> FleetTrait { FleetTrait(services: services) }
}
