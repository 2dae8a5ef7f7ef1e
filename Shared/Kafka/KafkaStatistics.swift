import Foundation

/// What a client last told about itself; librdkafka reports it every `statistics.interval.ms` (0, its default: never).
package struct KafkaStatistics: Sendable, Hashable {
  /// Records that wait in the producer's queue or for an acknowledgement.
  package var queuedRecords: Int
  /// The same in bytes.
  package var queuedBytes: Int
  /// Records handed to the broker since the client was made.
  package var recordsSent: Int
  /// Records taken from the broker since the client was made.
  package var recordsReceived: Int
  package var bytesSent: Int
  package var bytesReceived: Int
  /// Brokers with a connection that is up, of those that are known.
  package var brokersUp: Int
  package var brokersKnown: Int
  /// The slowest broker's 99th percentile of round trips, in microseconds, over the last interval.
  package var roundTripP99Microseconds: Int
  /// For every partition that is being read: records between the position and the end, where known.
  package var consumerLag: [TopicPartition: Int]
}

extension KafkaStatistics {
  /// Reads librdkafka's own document (its STATISTICS.md); nil where it is not one.
  init?(json: UnsafeRawBufferPointer) {
    guard let document = try? JSONDecoder().decode(Document.self, from: Data(json)) else { return nil }
    // Bootstrap addresses and the group coordinator are listed beside the brokers, with a node id of -1.
    let brokers = (document.brokers ?? [:]).values.filter { $0.nodeid >= 0 }
    var lag: [TopicPartition: Int] = [:]
    for (topic, entry) in document.topics ?? [:] {
      for partition in (entry.partitions ?? [:]).values where partition.partition >= 0 && partition.consumer_lag >= 0 {
        lag[TopicPartition(topic: topic, partition: partition.partition)] = partition.consumer_lag
      }
    }
    self.init(
      queuedRecords: document.msg_cnt ?? 0, queuedBytes: document.msg_size ?? 0, recordsSent: document.txmsgs ?? 0,
      recordsReceived: document.rxmsgs ?? 0, bytesSent: document.tx_bytes ?? 0, bytesReceived: document.rx_bytes ?? 0,
      brokersUp: brokers.count { $0.state == "UP" }, brokersKnown: brokers.count,
      roundTripP99Microseconds: brokers.compactMap { $0.rtt?.p99 }.max() ?? 0, consumerLag: lag)
  }

  // The names are those of librdkafka's document.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  private struct Document: Decodable {
    var msg_cnt: Int?
    var msg_size: Int?
    var txmsgs: Int?
    var rxmsgs: Int?
    var tx_bytes: Int?
    var rx_bytes: Int?
    var brokers: [String: Broker]?
    var topics: [String: Topic]?

    struct Broker: Decodable {
      var nodeid: Int
      var state: String
      var rtt: Window?
    }
    struct Window: Decodable { var p99: Int }
    struct Topic: Decodable { var partitions: [String: Partition]? }
    struct Partition: Decodable {
      var partition: Int32
      var consumer_lag: Int
    }
  }
}
