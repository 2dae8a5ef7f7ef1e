import CloudEvents
import Kafka
import Messaging

/// How far back a service still knows what it has worked off.
struct InboxReach {
  /// As the service's `inbox.memory.days` has it.
  var memory: Duration
  var now: Timestamp

  /// What to tell whoever moves a position back to this record.
  func warning(about record: ConsumerRecord) -> String? {
    guard let written = record.timestamp else {
      return "the broker does not say when offset \(record.offset) was written; \(consequence)"
    }
    guard written <= now.milliseconds - memory.components.seconds * 1000 else { return nil }
    return """
      offset \(record.offset) was written at \(Timestamp(milliseconds: written)), and the inbox remembers \
      \(memory.components.seconds / 86_400) days (inbox.memory.days); \(consequence)
      """
  }

  private var consequence: String {
    "records that are older than it remembers would be worked off again as if they were new: choose a later offset"
  }

  /// The first record from `offset` on; absent where none comes in time. Blocks the calling thread.
  static func record(
    of partition: TopicPartition, from offset: Int64, _ kafka: KafkaConfiguration, within limit: Duration
  ) throws(KafkaError) -> ConsumerRecord? {
    let consumer = try KafkaConsumer(kafka)
    defer { consumer.close() }
    try consumer.assignAndBegin([partition: offset], timeout: limit)
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      for case .record(let record) in try consumer.poll(max: 1, wait: .milliseconds(500), linger: .zero) {
        return record
      }
    }
    return nil
  }
}
