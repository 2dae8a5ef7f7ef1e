import Crypto
import Kafka
import StateStore

/// What the last record that was worked off looked like. librdkafka 2.0 tells no topic ids, so this is how a topic that was
/// deleted and made anew shows: another record stands at that offset.
enum RecordMark {
  static func mark(of record: ConsumerRecord) -> [UInt8] {
    var hash = SHA256()
    for part in [record.key, record.value] {
      withUnsafeBytes(of: Int64(part?.count ?? -1).bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: part ?? [])
    }
    withUnsafeBytes(of: (record.timestamp ?? -1).bigEndian) { hash.update(bufferPointer: $0) }
    return Array(hash.finalize().prefix(16))
  }

  /// Reads the record before each position and compares.
  ///
  /// - Returns: those partitions where another record stands. One whose record is no longer there (expired, compacted) is
  ///   not among them: a new topic that lacks it is noticed by the offset, as soon as it is read.
  static func changed(
    _ positions: [TopicPartition: Position], kafka: KafkaConfiguration, timeout: Duration
  ) throws(KafkaError) -> [TopicPartition] {
    var open = positions.filter { $0.value.mark != nil && $0.value.next > 0 }
    guard !open.isEmpty else { return [] }
    let consumer = try KafkaConsumer(kafka)
    defer { consumer.close() }
    try consumer.assign(open.mapValues { $0.next - 1 })
    var changed: [TopicPartition] = []
    let end = ContinuousClock.now + timeout
    while !open.isEmpty, ContinuousClock.now < end {
      for polled in try consumer.poll(max: 500, wait: .milliseconds(100), linger: .zero) {
        switch polled {
        case .record(let record):
          let partition = TopicPartition(topic: record.topic, partition: record.partition)
          guard let position = open.removeValue(forKey: partition) else { continue }
          if record.offset == position.next - 1, mark(of: record) != position.mark { changed.append(partition) }
        case .partitionError(let partition, _):
          open[partition] = nil
        }
      }
    }
    return changed
  }
}
