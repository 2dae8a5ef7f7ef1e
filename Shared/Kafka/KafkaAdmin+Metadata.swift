import CRdkafka

extension KafkaAdmin {
  struct Metadata {
    var topics: [String: Int] = [:]
    var leaderless: Set<TopicPartition> = []
    var brokers: Set<Int32> = []
  }

  /// What the cluster knows of all topics; none is created by asking.
  func metadata(timeout: Duration) throws(KafkaError) -> Metadata {
    try metadata(of: nil, timeout: timeout)
  }

  /// Asks for one topic, which makes a broker create it that creates topics by itself.
  func touch(topic: String, timeout: Duration) throws(KafkaError) -> Metadata {
    let handle = try handle()
    guard let reference = rd_kafka_topic_new(handle.pointer, topic, nil) else {
      throw handle.error(rd_kafka_last_error(), subject: "topic \(topic)")
    }
    defer { rd_kafka_topic_destroy(reference) }
    return try metadata(of: reference, timeout: timeout)
  }

  private func metadata(of topic: OpaquePointer?, timeout: Duration) throws(KafkaError) -> Metadata {
    let handle = try handle()
    var answer: UnsafePointer<rd_kafka_metadata>?
    let code = rd_kafka_metadata(handle.pointer, topic == nil ? 1 : 0, topic, &answer, timeout.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw handle.error(code, subject: "metadata") }
    defer { rd_kafka_metadata_destroy(answer) }
    var metadata = Metadata()
    for broker in UnsafeBufferPointer(start: answer.pointee.brokers, count: Int(answer.pointee.broker_cnt)) {
      metadata.brokers.insert(broker.id)
    }
    for topic in UnsafeBufferPointer(start: answer.pointee.topics, count: Int(answer.pointee.topic_cnt)) {
      if topic.err == RD_KAFKA_RESP_ERR_NO_ERROR, topic.partition_cnt > 0 {
        let name = String(cString: topic.topic)
        metadata.topics[name] = Int(topic.partition_cnt)
        for partition in UnsafeBufferPointer(start: topic.partitions, count: Int(topic.partition_cnt))
        where partition.leader < 0 {
          metadata.leaderless.insert(TopicPartition(topic: name, partition: partition.id))
        }
      }
    }
    return metadata
  }
}
