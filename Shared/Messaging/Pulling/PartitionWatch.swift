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
  private static let roundTime = Duration.seconds(5)

  /// What a look at the topics has shown.
  private struct Found {
    var hasNew = false
    /// They can neither be read nor written now.
    var leaderless: Set<TopicPartition> = []
    /// What exists and is not read yet, each with the reason; it is tried again in the next round.
    var waiting: [TopicPartition: String] = [:]
  }

  /// Runs until the queue is stopped.
  func run() {
    var backOff = settings.backOff
    var generator = SystemRandomNumberGenerator()
    var nextEnd = 0
    var told: Set<TopicPartition> = []
    while !queue.hasStopped {
      do {
        let found = try find()
        if queue.hasStopped { return }
        partitions.found(all: found.waiting.isEmpty)
        if found.hasNew {
          queue.puller.wake()
          consumer.wakeUp()
        }
        for (partition, reason) in found.waiting where !told.contains(partition) {
          logger.warning(
            "\(partition.topic) [\(partition.partition)] is not read yet and is tried again: \(reason)")
        }
        told = Set(found.waiting.keys)
        findEnds(from: &nextEnd, except: found.leaderless)
        backOff.succeeded()
        wakeUp.wait(atMost: settings.metadataInterval)
      } catch {
        logger.warning("topics could not be looked up, it is tried again: \(error)")
        wakeUp.wait(atMost: backOff.failed(using: &generator))
      }
    }
  }

  private func find() throws -> Found {
    let known = partitions.known
    var found = Found()
    var new: [TopicPartition] = []
    var reads: [String: Bool] = [:]
    for (partition, hasLeader) in try admin.partitions(timeout: Self.timeout) {
      let isRead = reads[partition.topic] ?? subscriptions.contains { $0.matches(partition.topic) }
      reads[partition.topic] = isRead
      guard isRead else { continue }
      if !hasLeader { found.leaderless.insert(partition) }
      guard !known.contains(partition) else { continue }
      if hasLeader { new.append(partition) } else { found.waiting[partition] = "it has no leader" }
    }
    guard !new.isEmpty else { return found }

    let cluster = try admin.clusterID(timeout: Self.timeout)
    let stored = try store.read { try $0.positions.all() }
    var next: [TopicPartition: Int64] = [:]
    var marks: [TopicPartition: Position] = [:]
    var unread: [TopicPartition] = []
    for partition in new {
      let own = stored.filter { $0.topic == partition.topic && $0.partition == partition.partition }
      if let position = own.first(where: { $0.cluster == cluster }) {
        next[partition] = position.next
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
    next.merge(try begin(unread, on: cluster, &found)) { known, _ in known }
    try verify(marks, &next, &found)
    partitions.add(next, cluster: cluster)
    found.hasNew = !next.isEmpty
    return found
  }

  /// Takes out of `next` what another topic of the same name holds, and what could not be looked at now.
  private func verify(
    _ marks: [TopicPartition: Position], _ next: inout [TopicPartition: Int64], _ found: inout Found
  ) throws {
    let findings = try RecordMark.check(
      marks, kafka: kafka, timeout: Self.timeout, isCancelled: { queue.hasStopped })
    for partition in findings.unverified {
      next[partition] = nil
      found.waiting[partition] = "the record that was worked off last could not be looked at"
    }
    for partition in findings.changed {
      next[partition] = nil
      halt(
        partition,
        """
        \(partition.topic) [\(partition.partition)] does not hold the record that was worked off last: it is a new topic of \
        the same name, where offset \(marks[partition]?.next ?? 0) means something else. Nothing was skipped. Stop the \
        service and choose with `accordctl offsets` where it goes on
        """)
    }
  }

  /// A partition that was never read begins with its first record. That is kept before any is read, so that from then on a
  /// record which vanishes is noticed; for all of them in one transaction, since each waits for the disk.
  private func begin(
    _ unread: [TopicPartition], on cluster: String, _ found: inout Found
  ) throws -> [TopicPartition: Int64] {
    var firsts: [TopicPartition: Int64] = [:]
    let end = ContinuousClock.now + Self.roundTime
    for partition in unread {
      guard !queue.hasStopped, ContinuousClock.now < end else {
        found.waiting[partition] = "others took too long"
        continue
      }
      do {
        firsts[partition] = try admin.watermarks(partition, timeout: Self.timeout).lowerBound
      } catch {
        found.waiting[partition] = error.description
      }
    }
    guard !firsts.isEmpty else { return [:] }
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

  /// One whose end cannot be had is left out; the others are asked all the same.
  private func findEnds(from next: inout Int, except leaderless: Set<TopicPartition>) {
    let all = partitions.known.subtracting(leaderless)
      .sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    let end = ContinuousClock.now + Self.roundTime
    for _ in 0..<min(all.count, Self.endsPerRound) {
      guard !queue.hasStopped, ContinuousClock.now < end else { break }
      let partition = all[next % all.count]
      next = (next + 1) % all.count
      do {
        partitions.found(end: try admin.watermarks(partition, timeout: Self.timeout).upperBound, of: partition)
      } catch {
        logger.debug("the end of \(partition.topic) [\(partition.partition)] is not known now: \(error)")
      }
    }
    for (partition, records) in partitions.lag() { metrics.lag(partition, records) }
  }
}
