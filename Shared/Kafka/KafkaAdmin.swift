import CRdkafka
import Synchronization

/// Looks at topics and creates them. Every call blocks the calling thread, at most its timeout.
package final class KafkaAdmin: Sendable {
  private let open: Mutex<ClientHandle?>
  private let subject: String

  package init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    subject = "admin client \(configuration.clientID)"
    open = Mutex(try ClientHandle(RD_KAFKA_PRODUCER, configuration, defaults: [:]))
  }

  func handle() throws(KafkaError) -> ClientHandle {
    guard let handle = open.withLock({ $0 }) else { throw .closed(subject) }
    handle.serve()
    return handle
  }

  /// The cluster's own id; waits for a connection, at most 10 s.
  package var clusterID: String {
    get throws(KafkaError) { try clusterID(timeout: .seconds(10)) }
  }

  /// The cluster's own id, which needs a connection.
  package func clusterID(timeout: Duration) throws(KafkaError) -> String {
    let handle = try handle()
    guard let id = rd_kafka_clusterid(handle.pointer, timeout.milliseconds) else {
      throw handle.error(RD_KAFKA_RESP_ERR__TIMED_OUT, subject: "cluster id")
    }
    defer { rd_kafka_mem_free(handle.pointer, id) }
    return String(cString: id)
  }

  /// Every topic's number of partitions.
  package func topics(timeout: Duration) throws(KafkaError) -> [String: Int] {
    try metadata(timeout: timeout).topics
  }

  /// Every partition of every topic, with whether it has a leader now: without one it can neither be read nor written.
  package func partitions(timeout: Duration) throws(KafkaError) -> [TopicPartition: Bool] {
    let metadata = try metadata(timeout: timeout)
    var partitions: [TopicPartition: Bool] = [:]
    for (topic, count) in metadata.topics {
      for number in 0..<Int32(count) {
        let partition = TopicPartition(topic: topic, partition: number)
        partitions[partition] = !metadata.leaderless.contains(partition)
      }
    }
    return partitions
  }

  /// The first and the next offset of a partition.
  package func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Range<Int64> {
    try handle().watermarks(partition, timeout: timeout)
  }

  package func close() {
    open.withLock { $0 = nil }
  }
}
