import CRdkafka

/// librdkafka's list of partitions, owned for as long as a call takes.
struct PartitionList: ~Copyable {
  let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(_ partitions: some Collection<TopicPartition>) {
    pointer = rd_kafka_topic_partition_list_new(Int32(partitions.count))
    for partition in partitions {
      rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)
    }
  }

  init(_ offsets: [TopicPartition: Int64]) {
    pointer = rd_kafka_topic_partition_list_new(Int32(offsets.count))
    for (partition, offset) in offsets {
      rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)?.pointee.offset = offset
    }
  }

  /// Its partitions' offsets; one that is none (no offset known) is left out.
  var offsets: [TopicPartition: Int64] {
    var offsets: [TopicPartition: Int64] = [:]
    for element in UnsafeBufferPointer(start: pointer.pointee.elems, count: Int(pointer.pointee.cnt))
    where element.offset >= 0 {
      offsets[TopicPartition(topic: String(cString: element.topic), partition: element.partition)] = element.offset
    }
    return offsets
  }

  deinit {
    rd_kafka_topic_partition_list_destroy(pointer)
  }

  /// The partitions of a list that librdkafka owns.
  static func partitions(_ list: UnsafePointer<rd_kafka_topic_partition_list_t>?) -> Set<TopicPartition> {
    guard let list = list?.pointee else { return [] }
    return Set(
      UnsafeBufferPointer(start: list.elems, count: Int(list.cnt)).map {
        TopicPartition(topic: String(cString: $0.topic), partition: $0.partition)
      })
  }
}
