/// A record on its way to Kafka.
package struct ProducerRecord: Sendable, Hashable {
  package var topic: String
  /// Absent: the partitioner chooses by the key.
  package var partition: Int32?
  package var key: [UInt8]?
  /// Absent: a tombstone.
  package var value: [UInt8]?
  package var headers: [KafkaHeader]

  package init(
    topic: String, partition: Int32? = nil, key: [UInt8]?, value: [UInt8]?, headers: [KafkaHeader] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.key = key
    self.value = value
    self.headers = headers
  }
}
