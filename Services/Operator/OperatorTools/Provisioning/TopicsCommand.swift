import ArgumentParser
import Contracts
import Foundation
import Kafka

/// `accordctl topics list | ensure`
struct TopicsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics", abstract: "The topics that Accord needs on a cluster.",
    subcommands: [List.self, Ensure.self])

  struct Ensure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Creates the topics that are missing; does nothing to those that are there.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var scope: TopicScope

    @Option(help: "Partitions of a new event topic; all of one candidate's events share a partition.")
    var partitions = 6

    func validate() throws {
      guard (1...1000).contains(partitions) else { throw ValidationError("--partitions takes 1 to 1000") }
    }

    func run() async throws {
      let admin = try KafkaAdmin(connection.kafka())
      defer { admin.close() }
      let present = try admin.topics(timeout: .seconds(30))
      let kinds = [
        (scope.eventTopics, partitions, [:]), (scope.registryTopics, 1, ["cleanup.policy": "compact"]),
        (scope.callTopics, 1, [:]),
      ]
      for (names, count, settings) in kinds {
        let missing = names.filter { present[$0] == nil }
        guard !missing.isEmpty else { continue }
        try admin.ensure(topics: missing, partitions: count, settings: settings, timeout: .seconds(30))
        for name in missing { print("created \(name)") }
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows which topics there are, and which are missing.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var scope: TopicScope

    func run() async throws {
      let admin = try KafkaAdmin(connection.kafka())
      defer { admin.close() }
      let present = try admin.topics(timeout: .seconds(30))
      let rows = (scope.eventTopics + scope.registryTopics + scope.callTopics).sorted().map { name in
        [name, present[name].map(String.init) ?? "missing"]
      }
      print(TextTable(heads: ["topic", "partitions"], rows: rows))
    }
  }
}
