import ArgumentParser
import Foundation
import Kafka

/// `accordctl broker`: the Kafka protocol on a loopback port, for development.
struct BrokerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "broker",
    abstract: "Serves the Kafka protocol on a loopback port, for development and demos.",
    discussion: """
      It is the mock cluster inside librdkafka: no Java, no Docker, nothing to install. What it cannot do:
        - it keeps everything in memory: stop it and the records are gone;
        - a partition holds 5 MB, the oldest records beyond that are dropped (a consumer that is further behind is stopped with an error);
        - the port is random and new at every start; it is printed, and written to --address-file;
        - a consumer group takes 3 s to form and its session timeout to rebalance; Accord's services use no group unless scaled out;
        - a fetch that finds nothing waits out its time, 100 ms, also when a record comes meanwhile; services that are given
          --kafka-fetch-wait-max-ms 10, and accordctl -X fetch.wait.max.ms=10, wait less;
        - no transactions, no admin calls, no search by time.
      For anything that must last use Apache Kafka (docker-compose.yml).
      """)

  @Option(help: "How many brokers the cluster shows.")
  var brokers = 1

  @Option(
    help:
      "Topics to create at once, each NAME:PARTITIONS; others are created with 4 partitions when they are first asked for."
  )
  var topic: [String] = []

  @Option(help: "A file to write the address to.")
  var addressFile: String?

  func validate() throws {
    guard (1...16).contains(brokers) else { throw ValidationError("--brokers takes 1 to 16") }
    for text in topic where Self.parse(text) == nil {
      throw ValidationError("--topic takes NAME:PARTITIONS, e.g. accord.intake.events:6, not \(text)")
    }
  }

  func run() async throws {
    let topics = Dictionary(topic.compactMap(Self.parse)) { $1 }
    let broker = try LocalBroker(brokers: brokers, topics: topics)
    defer { broker.close() }
    if let addressFile {
      try Data("\(broker.bootstrapServers)\n".utf8).write(to: URL(fileURLWithPath: addressFile), options: .atomic)
    }
    print("broker: \(broker.bootstrapServers)   (in memory, 5 MB a partition; Ctrl-C stops it)")
    fflush(nil)
    await StopSignal().wait()
  }

  private static func parse(_ text: String) -> (String, Int)? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let partitions = Int(parts[1]), (1...1000).contains(partitions) else { return nil }
    return (String(parts[0]), partitions)
  }
}
