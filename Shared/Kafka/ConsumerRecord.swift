/// A record as it was read from Kafka, copied out of librdkafka's memory.
package struct ConsumerRecord: Sendable, Hashable {
  package var topic: String
  package var partition: Int32
  package var offset: Int64
  /// Milliseconds since 1970, where the broker gave one.
  package var timestamp: Int64?
  package var key: [UInt8]?
  package var value: [UInt8]?
  package var headers: [KafkaHeader]

  package init(
    topic: String, partition: Int32, offset: Int64, timestamp: Int64? = nil, key: [UInt8]?, value: [UInt8]?,
    headers: [KafkaHeader] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }
}
