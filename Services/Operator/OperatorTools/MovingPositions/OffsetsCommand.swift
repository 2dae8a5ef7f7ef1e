import ArgumentParser
import CloudEvents
import Contracts
import Foundation
import Kafka
import Messaging
import ServiceRuntime
import StateStore

/// `accordctl offsets list | set`: the positions in a store.
struct OffsetsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "offsets", abstract: "Where a service goes on reading: the positions in its store.",
    subcommands: [List.self, Move.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the positions; the service may run meanwhile.")

    @OptionGroup var location: StoreOptions

    func run() async throws {
      let rows = try location.open().read { try PositionDesk.list(in: $0) }.map { position in
        [position.topic, String(position.partition), String(position.next), position.cluster]
      }
      print(TextTable(heads: ["topic", "partition", "next offset", "cluster"], rows: rows))
    }
  }

  struct Move: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set",
      abstract: "Chooses where a stopped service goes on in one partition.",
      discussion: """
        For a partition that was halted because the broker no longer has its offset, or because the topic or the cluster is a
        new one. What lies between the old and the new position is not read: --to beginning reads everything that is there
        (records already known are skipped by the inbox, which remembers inbox.memory.days and warns here beyond it), --to
        end nothing of it. Only tells what it would do unless --execute.
        """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var location: StoreOptions
    @Option var topic: String
    @Option var partition: Int32
    @Option(help: "beginning, end, or an offset.") var to: String
    @Option(help: "Who decides; kept in the history.") var officer: String
    @Option(help: "Why; kept in the history.") var reason: String
    @Option(help: "The service's inbox.memory.days.") var inboxMemoryDays = RuntimeConfiguration.inboxMemoryDays
    @Flag(help: "Really do it.") var execute = false

    func validate() throws {
      guard (0...36_500).contains(inboxMemoryDays) else {
        throw ValidationError("--inbox-memory-days takes 0 (it remembers nothing) to 36500.")
      }
    }

    func run() async throws {
      let kafka = try connection.kafka()
      let admin = try KafkaAdmin(kafka)
      defer { admin.close() }
      let place = TopicPartition(topic: topic, partition: partition)
      let range = try admin.watermarks(place, timeout: .seconds(10))
      let next: Int64
      switch to {
      case "beginning": next = range.lowerBound
      case "end": next = range.upperBound
      default:
        guard let offset = Int64(to), offset >= range.lowerBound, offset <= range.upperBound else {
          throw ValidationError(
            "--to takes beginning, end, or an offset from \(range.lowerBound) to \(range.upperBound).")
        }
        next = offset
      }
      let position = Position(cluster: try admin.clusterID, topic: topic, partition: partition, next: next)
      let store = try location.maintain()
      defer { try? store.close() }
      let now = SystemClock().now()
      // The actor of the history is the officer; the service of the unit only names who would emit, and nothing is emitted.
      let before = try store.write { transaction in
        try PositionDesk.set(
          position, actor: officer, reason: reason, execute: execute,
          in: UnitOfWork(
            transaction: transaction, service: .intake,
            input: WorkInput(source: "/accord/operator", id: "offsets-\(topic)-\(partition)-\(now.milliseconds)"),
            now: now))
      }
      // Forwards nothing is read twice.
      if next < min(before ?? .max, range.upperBound),
        let first = try InboxReach.record(of: place, from: next, kafka, within: .seconds(10)),
        let warning = InboxReach(memory: .days(inboxMemoryDays), now: now).warning(about: first)
      {
        try FileHandle.standardError.write(contentsOf: Data("warning: \(warning)\n".utf8))
      }
      let from = before.map(String.init) ?? "nowhere on this cluster"
      print("\(topic)[\(partition)]: \(from) → \(next)\(execute ? "" : "   (not done: give --execute)")")
    }
  }
}
