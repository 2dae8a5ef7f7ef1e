import CRdkafka
import Synchronization

/// A consumer that is pulled, in batches, from a thread of the caller. Its assignment is the caller's too: it joins no
/// group, and it never moves a position by itself (`auto.offset.reset=error`).
package final class KafkaConsumer: Sendable {
  /// Positions by meaning instead of number, for `assign`.
  package static let beginning = Int64(RD_KAFKA_OFFSET_BEGINNING)
  package static let end = Int64(RD_KAFKA_OFFSET_END)

  package enum Polled: Sendable {
    case record(ConsumerRecord)
    case partitionError(TopicPartition, KafkaError)
  }

  private let puller: RecordPuller
  private let assigned = Mutex<Set<TopicPartition>>([])
  private let group: String
  private let mirrors: OffsetMirrors

  /// - Parameter group: the group to which offsets will be mirrored; with none given, the setting `group.id`, else the
  ///   client id. It is never joined.
  package init(_ configuration: KafkaConfiguration, group: String? = nil) throws(KafkaError) {
    let group = group ?? configuration.settings["group.id"] ?? configuration.clientID
    var configuration = configuration
    configuration.settings["group.id"] = group
    let handle = try ClientHandle(
      RD_KAFKA_CONSUMER, configuration, defaults: ConsumerSettings.defaults, required: ConsumerSettings.required)
    self.group = group
    puller = RecordPuller(handle, subject: "consumer \(configuration.clientID)")
    mirrors = OffsetMirrors(configuration)
  }

  deinit {
    close()
  }

  /// Reads these partitions from these offsets on, and no others; partitions that were assigned before and stay keep their
  /// position, whatever offset is given for them. To move one, assign without it first.
  ///
  /// A poll that runs meanwhile on another thread may still return what it had taken of a partition that leaves.
  package func assign(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
    let handle = try puller.handle()
    let result: Result<Void, KafkaError> = assigned.withLock { assigned in
      Result { () throws(KafkaError) in
        let leaving = assigned.subtracting(offsets.keys)
        if !leaving.isEmpty {
          let list = PartitionList(leaving)
          if let error = rd_kafka_incremental_unassign(handle.pointer, list.pointer) {
            throw KafkaError(consuming: error, subject: "assignment")
          }
          assigned.subtract(leaving)
        }
        let coming = offsets.filter { !assigned.contains($0.key) }
        if !coming.isEmpty {
          let list = PartitionList(coming)
          if let error = rd_kafka_incremental_assign(handle.pointer, list.pointer) {
            throw KafkaError(consuming: error, subject: "assignment")
          }
          assigned.formUnion(coming.keys)
        }
      }
    }
    try result.get()
  }

  /// The first and the next offset of a partition, asked on this consumer's own connection: blocks the calling thread, at
  /// most `timeout`.
  ///
  /// What is assigned afterwards is read at once. librdkafka looks for a partition's leader when it is assigned, and where
  /// it has no connection at that moment, again only a second later.
  package func watermarks(_ partition: TopicPartition, timeout: Duration) throws(KafkaError) -> Range<Int64> {
    try puller.handle().watermarks(partition, timeout: timeout)
  }

  /// What is assigned now.
  package var assignment: Set<TopicPartition> { assigned.withLock { $0 } }

  /// Blocks the calling thread until records are there, at most `wait`; then takes what comes within `linger`, at most `max`.
  /// A partition's error (offset out of range, …) is an element, and stops no other partition. One thread polls at a time.
  package func poll(max: Int, wait: Duration, linger: Duration) throws(KafkaError) -> [Polled] {
    try puller.poll(max: max, wait: wait, linger: linger)
  }

  /// Makes a `poll` that waits on another thread return early; where none waits, the next one does.
  package func wakeUp() {
    puller.wakeUp()
  }

  /// Stores offsets at the broker for onlookers (lag dashboards), without waiting. A failure is logged.
  ///
  /// - Parameter group: one that nobody joins. Any but the group given to `init` costs a connection of its own.
  package func mirror(_ nextOffsets: [TopicPartition: Int64], group: String) throws(KafkaError) {
    if nextOffsets.isEmpty { return }
    let handle = try puller.handle()
    try OffsetMirrors.commit(nextOffsets, with: group == self.group ? handle : mirrors.handle(group: group))
  }

  /// The latest, where `statistics.interval.ms` is set and the consumer is polled.
  package var statistics: KafkaStatistics? { puller.statistics }

  /// Ends a poll that waits, and the connections. What follows throws.
  package func close() {
    mirrors.close()
    puller.close()
  }
}
