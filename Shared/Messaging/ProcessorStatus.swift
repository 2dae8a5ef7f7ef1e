import Kafka

/// Where the loop stands, for pages and commands.
package struct ProcessorStatus: Sendable, Hashable {
  /// Former runs' outbox is published, and every partition that exists is being read.
  package var isReady: Bool
  package var isStopping: Bool
  /// Records between the position in the store and the partition's end, as of the last look.
  package var lag: [TopicPartition: Int64]
  /// Records that the broker has not acknowledged.
  package var outboxDepth: Int
  package var parkedKeys: Int
  package var pendingDeadLetters: Int
  /// Partitions that are not read any more, each with the reason and what to do.
  package var halted: [TopicPartition: String]
}
