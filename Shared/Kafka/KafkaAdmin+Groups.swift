import CRdkafka

extension KafkaAdmin {
  /// The offsets that are stored for a group (mirrored, or committed by members); partitions without one are left out.
  ///
  /// Blocks the calling thread. The client is one for this call: librdkafka ties a client to one group.
  package static func offsets(
    of group: String, partitions: Set<TopicPartition>, at configuration: KafkaConfiguration, timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    let handle = try ClientHandle(
      RD_KAFKA_CONSUMER, configuration, defaults: [:],
      required: ConsumerSettings.required.merging(["group.id": group]) { $1 })
    defer { rd_kafka_consumer_close(handle.pointer) }
    let list = PartitionList(partitions)
    let code = rd_kafka_committed(handle.pointer, list.pointer, timeout.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw handle.error(code, subject: "offsets of group \(group)") }
    return list.offsets
  }
}
