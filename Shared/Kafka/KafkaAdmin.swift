/// Looks at topics and creates them. Every call blocks the calling thread, at most its timeout.
package final class KafkaAdmin: Sendable {
  package init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    throw KafkaError(code: -1, name: "_NOT_BUILT", message: "not built yet")
  }

  package var clusterID: String { get throws(KafkaError) { "" } }

  /// Every topic's number of partitions.
  package func topics(timeout: Duration) throws(KafkaError) -> [String: Int] { [:] }

  /// Sees to it that the topics exist: what is missing is created, by the broker's auto-creation or by the admin API.
  package func ensure(topics: [String], partitions: Int, timeout: Duration) throws(KafkaError) {}

  /// The first and the next offset of a partition.
  package func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Range<Int64> { 0..<0 }

  package func close() {}
}
