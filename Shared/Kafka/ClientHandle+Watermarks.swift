import CRdkafka

extension ClientHandle {
  /// The first and the next offset of a partition. Blocks the calling thread, at most `timeout`.
  func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Range<Int64> {
    var low: Int64 = 0
    var high: Int64 = 0
    let code = rd_kafka_query_watermark_offsets(
      pointer, partition.topic, partition.partition, &low, &high, timeout.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
      throw error(code, subject: "offsets of \(partition.topic)[\(partition.partition)]")
    }
    return low..<max(low, high)
  }
}
