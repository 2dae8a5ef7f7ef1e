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

  /// What a look at the records before the positions has shown.
  struct Findings: Sendable, Hashable {
    /// Another record stands there, or none although the position is behind it: another topic of the same name.
    var changed: Set<TopicPartition> = []
    /// It could not be looked at now.
    var unverified: Set<TopicPartition> = []
  }

  /// Reads the record before each position and compares.
  ///
  /// One whose record has expired is in neither set: where the topic lacks the position too, that is noticed as soon as it is
  /// read.
  ///
  /// - Parameter isCancelled: ends it early; what was not looked at by then is unverified.
  static func check(
    _ positions: [TopicPartition: Position], kafka: KafkaConfiguration, timeout: Duration,
    isCancelled: () -> Bool = { false }
  ) throws(KafkaError) -> Findings {
    var open = positions.filter { $0.value.mark != nil && $0.value.next > 0 }
    var findings = Findings()
    guard !open.isEmpty else { return findings }
    let consumer = try KafkaConsumer(kafka)
    defer { consumer.close() }
    var end = ContinuousClock.now + timeout
    for (partition, position) in open {
      let left = end - .now
      guard left > .zero, !isCancelled(), let held = try? consumer.watermarks(partition, timeout: left) else {
        findings.unverified.insert(partition)
        open[partition] = nil
        continue
      }
      if held.upperBound < position.next { findings.changed.insert(partition) }
      if held.upperBound < position.next || held.lowerBound >= position.next { open[partition] = nil }
    }
    try consumer.assignAndBegin(open.mapValues { $0.next - 1 }, timeout: timeout)
    end = .now + timeout
    while !open.isEmpty, ContinuousClock.now < end, !isCancelled() {
      for polled in try consumer.poll(max: 500, wait: .milliseconds(100), linger: .zero) {
        switch polled {
        case .record(let record):
          let partition = TopicPartition(topic: record.topic, partition: record.partition)
          guard let position = open.removeValue(forKey: partition) else { continue }
          if record.offset == position.next - 1, mark(of: record) != position.mark {
            findings.changed.insert(partition)
          }
        case .partitionError(let partition, let error) where error.saysOffsetIsGone:
          open[partition] = nil
        case .partitionError:
          break
        }
      }
    }
    findings.unverified.formUnion(open.keys)
    return findings
  }
}

extension KafkaError {
  /// The broker does not have the offset that was asked for.
  var saysOffsetIsGone: Bool { name == "_AUTO_OFFSET_RESET" || name == "OFFSET_OUT_OF_RANGE" }
}
