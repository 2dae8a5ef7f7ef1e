import CRdkafka

/// A consumer that shares the partitions of its topics with the other members of its group: for a service of several
/// instances. It is pulled like `KafkaConsumer`, and positions are the caller's here too.
///
/// Partitions come and go inside `poll` and `close`, on their thread, by the handlers of `Rebalance`. What `poll` has
/// returned is the caller's work in flight: `revoked` returns only when the work on those partitions has ended, and only
/// then does the group give them to another member. What was fetched and not returned yet is dropped.
/// Poll at least every `max.poll.interval.ms` (librdkafka's default: 5 minutes), or the group takes the partitions away.
package final class KafkaGroupConsumer: Sendable {
  /// What the caller does when partitions come or go. Neither may call the consumer.
  package struct Rebalance: Sendable {
    /// The offset to begin at, for each of the partitions. What it throws, the poll throws; close the consumer then, since
    /// the group believes that these partitions are read.
    package var assigned: @Sendable (Set<TopicPartition>) throws -> [TopicPartition: Int64]
    /// Ends the work on these partitions, and returns when it has ended.
    ///
    /// `isLost`: they were taken away already (this member was too slow or cut off) and another one may be reading them.
    package var revoked: @Sendable (Set<TopicPartition>, _ isLost: Bool) -> Void

    package init(
      assigned: @escaping @Sendable (Set<TopicPartition>) throws -> [TopicPartition: Int64],
      revoked: @escaping @Sendable (Set<TopicPartition>, _ isLost: Bool) -> Void
    ) {
      self.assigned = assigned
      self.revoked = revoked
    }
  }

  private let puller: RecordPuller
  private let membership: GroupMembership

  /// Joins the group, which takes place in the polls that follow.
  ///
  /// The setting `partition.assignment.strategy` chooses how partitions are shared out: `cooperative-sticky` unless given,
  /// `range` or `roundrobin` for the eager way. All members of a group must agree.
  package init(
    _ configuration: KafkaConfiguration, group: String, topics: [String], rebalance: Rebalance
  ) throws(KafkaError) {
    let batch = RecordPuller.Batch()
    let membership = GroupMembership(handlers: rebalance, batch: batch)
    let handle = try ClientHandle(
      RD_KAFKA_CONSUMER, configuration,
      defaults: ConsumerSettings.defaults.merging(["partition.assignment.strategy": "cooperative-sticky"]) { $1 },
      required: ConsumerSettings.required.merging(["group.id": group]) { $1 },
      rebalance: { client, code, partitions in membership.answer(client, code, partitions) })
    self.membership = membership
    puller = RecordPuller(handle, subject: "member \(configuration.clientID) of group \(group)", batch: batch)
    try subscribe(to: topics)
  }

  deinit {
    close()
  }

  /// Replaces the topics that are read.
  package func subscribe(to topics: [String]) throws(KafkaError) {
    let handle = try puller.handle()
    let list = PartitionList(topics.map { TopicPartition(topic: $0, partition: RD_KAFKA_PARTITION_UA) })
    let code = rd_kafka_subscribe(handle.pointer, list.pointer)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR {
      throw handle.error(code, subject: "subscription to \(topics.joined(separator: ", "))")
    }
  }

  /// What the group has given to this member.
  package var assignment: Set<TopicPartition> { membership.assignment }

  /// As `KafkaConsumer.poll`.
  package func poll(max: Int, wait: Duration, linger: Duration) throws(KafkaError) -> [KafkaConsumer.Polled] {
    try puller.poll(max: max, wait: wait, linger: linger)
  }

  /// Makes a `poll` that waits on another thread return early; where none waits, the next one does.
  package func wakeUp() {
    puller.wakeUp()
  }

  /// Stores offsets for the group, for onlookers, without waiting. A failure is logged.
  package func mirror(_ nextOffsets: [TopicPartition: Int64]) throws(KafkaError) {
    if nextOffsets.isEmpty { return }
    try OffsetMirrors.commit(nextOffsets, with: try puller.handle())
  }

  /// The latest, where `statistics.interval.ms` is set and the consumer is polled.
  package var statistics: KafkaStatistics? { puller.statistics }

  /// Leaves the group, after `revoked` has returned for what this member has, and closes the connections.
  package func close() {
    puller.close()
  }
}
