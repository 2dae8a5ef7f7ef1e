/// A consumer that is pulled, in batches, from a thread of the caller. Its assignment is the caller's too.
package final class KafkaConsumer: Sendable {
  package init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    throw KafkaError(code: -1, name: "_NOT_BUILT", message: "not built yet")
  }

  /// Reads these partitions from these offsets on, and no others; partitions that were assigned before and stay keep their position.
  package func assign(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {}

  /// Blocks the calling thread until records are there, at most `wait`; then takes what comes within `linger`, at most `max`.
  /// A partition's error (offset out of range, …) is an element, and stops no other partition.
  package func poll(max: Int, wait: Duration, linger: Duration) throws(KafkaError) -> [Polled] { [] }

  package enum Polled: Sendable {
    case record(ConsumerRecord)
    case partitionError(TopicPartition, KafkaError)
  }

  /// Makes a `poll` that waits on another thread return early.
  package func wakeUp() {}

  /// Stores offsets at the broker for onlookers (lag dashboards), without waiting.
  package func mirror(_ nextOffsets: [TopicPartition: Int64], group: String) throws(KafkaError) {}

  package func close() {}
}
