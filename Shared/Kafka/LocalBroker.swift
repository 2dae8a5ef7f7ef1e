/// librdkafka's mock cluster as a broker for development, demos and tests: in memory, on loopback, on a random port,
/// 5 MB a partition.
package final class LocalBroker: Sendable {
  /// `127.0.0.1:PORT`
  package let bootstrapServers: String

  /// - Parameter topics: name and number of partitions of topics to create at once; others are created when first asked for, with 4.
  package init(brokers: Int = 1, topics: [String: Int] = [:]) throws(KafkaError) {
    throw KafkaError(code: -1, name: "_NOT_BUILT", message: "not built yet")
  }

  package func close() {}
}
