import Contracts
import Kafka
import Logging
import StateStore

/// Finds by metadata which partitions there are to read, now and later, and where each goes on.
struct PartitionWatch: Sendable {
  let admin: KafkaAdmin
  let kafka: KafkaConfiguration
  let store: StateStore
  let subscriptions: [TopicPattern]
  let partitions: PartitionTable
  let queue: WorkQueue
  /// Is woken from its poll when there is more to read.
  let consumer: KafkaConsumer
  /// Ends a wait early.
  let wakeUp: WakeUp
  let settings: ProcessorSettings
  let metrics: ProcessorMetrics
  let logger: Logger

  private static let timeout = Duration.seconds(2)
  /// Asking for an end is a round trip; a service with many partitions spreads them over several rounds.
  private static let endsPerRound = 32

  /// Runs until the queue is stopped.
  func run() {
    var backOff = settings.backOff
    var generator = SystemRandomNumberGenerator()
    var nextEnd = 0
    while !queue.hasStopped {
      do {
        let hasFound = try find()
        partitions.complete()
        if hasFound {
          queue.puller.wake()
          consumer.wakeUp()
        }
        try findEnds(from: &nextEnd)
        backOff.succeeded()
        wakeUp.wait(atMost: settings.metadataInterval)
      } catch {
        logger.warning("topics could not be looked up, it is tried again: \(error)")
        wakeUp.wait(atMost: backOff.failed(using: &generator))
      }
    }
  }

  /// - Returns: whether there are partitions that were not known.
  private func find() throws -> Bool {
    let topics = try admin.topics(timeout: Self.timeout)
    let known = partitions.known
    var new: [TopicPartition] = []
    for (topic, count) in topics where subscriptions.contains(where: { $0.matches(topic) }) {
      for number in 0..<Int32(count) {
        let partition = TopicPartition(topic: topic, partition: number)
        if !known.contains(partition) { new.append(partition) }
      }
    }
    guard !new.isEmpty else { return false }

    let cluster = try admin.clusterID
    let stored = try store.read { try $0.positions.all() }
    var found: [TopicPartition: Int64] = [:]
    var marks: [TopicPartition: Position] = [:]
    var unread: [TopicPartition] = []
    for partition in new {
      let own = stored.filter { $0.topic == partition.topic && $0.partition == partition.partition }
      if let position = own.first(where: { $0.cluster == cluster }) {
        found[partition] = position.next
        marks[partition] = position
      } else if let other = own.first {
        halt(
          partition,
          """
          \(partition.topic) [\(partition.partition)] was last read on another cluster (\(other.cluster), this one is \
          \(cluster)), where offset \(other.next) means something else. Point kafka.bootstrap-servers back, or stop the \
          service and choose with `accordctl offsets set` where it goes on here
          """)
      } else {
        unread.append(partition)
      }
    }
    found.merge(try begin(unread, on: cluster)) { known, _ in known }
    for partition in try RecordMark.changed(marks, kafka: kafka, timeout: Self.timeout) {
      found[partition] = nil
      halt(
        partition,
        """
        \(partition.topic) [\(partition.partition)] holds another record than the one that was worked off last: it is a new \
        topic of the same name, where offset \(marks[partition]?.next ?? 0) means something else. Nothing was skipped. Stop \
        the service and choose with `accordctl offsets` where it goes on
        """)
    }
    partitions.add(found, cluster: cluster)
    return true
  }

  /// A partition that was never read begins with its first record. That is kept before any is read, so that from then on a
  /// record which vanishes is noticed; for all of them in one transaction, since each waits for the disk.
  private func begin(_ unread: [TopicPartition], on cluster: String) throws -> [TopicPartition: Int64] {
    guard !unread.isEmpty else { return [:] }
    var firsts: [TopicPartition: Int64] = [:]
    for partition in unread {
      firsts[partition] = try admin.watermarks(partition, timeout: Self.timeout).lowerBound
    }
    return try store.write { transaction in
      for (partition, first) in firsts {
        let position = Position(
          cluster: cluster, topic: partition.topic, partition: partition.partition, next: first)
        if try transaction.positions.advance(from: nil, to: position) { continue }
        firsts[partition] =
          try transaction.positions.next(
            cluster: cluster, topic: partition.topic, partition: partition.partition) ?? first
      }
      return firsts
    }
  }

  private func halt(_ partition: TopicPartition, _ reason: String) {
    guard partitions.halt(partition, reason) else { return }
    metrics.haltedPartitions.set(partitions.halted.count)
    logger.error("a partition is halted: \(reason)")
  }

  private func findEnds(from next: inout Int) throws {
    let all = partitions.known.sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    guard !all.isEmpty else { return }
    for step in 0..<min(all.count, Self.endsPerRound) {
      guard !queue.hasStopped else { return }
      let partition = all[(next + step) % all.count]
      partitions.found(end: try admin.watermarks(partition, timeout: Self.timeout).upperBound, of: partition)
    }
    next = (next + Self.endsPerRound) % all.count
    for (partition, records) in partitions.lag() { metrics.lag(partition, records) }
  }
}
