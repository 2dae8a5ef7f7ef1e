import Kafka
import Logging

/// Pulls batches and reads them (envelope and payload) in its own thread, while the thread that writes commits the one before.
struct Puller: Sendable {
  let consumer: KafkaConsumer
  let router: EventRouter
  let partitions: PartitionTable
  let queue: WorkQueue
  let relay: Relay
  let status: LiveStatus
  let settings: ProcessorSettings
  let metrics: ProcessorMetrics
  /// Whose offsets onlookers see.
  let group: String
  let logger: Logger

  /// Runs until the queue is stopped.
  func run() {
    var assigned = 0
    var backOff = settings.backOff
    var generator = SystemRandomNumberGenerator()
    var mirrored = ContinuousClock.now
    while !queue.hasStopped {
      // Back pressure: what the broker does not take, it does not get more of.
      guard status.isProcessing, queue.hasRoom, relay.flowingDepth < settings.relayLimit else {
        queue.puller.wait(atMost: .milliseconds(100))
        continue
      }
      do {
        if partitions.version != assigned {
          let assignment = partitions.assignment()
          try consumer.assignAndBegin(assignment.offsets, timeout: .seconds(2))
          assigned = assignment.version
        }
        let batch = try pull()
        if !batch.isEmpty { queue.add(batch: batch) }
        if mirrored.duration(to: .now) >= .seconds(1) {
          mirror()
          mirrored = .now
        }
        backOff.succeeded()
      } catch {
        logger.warning("nothing could be pulled, it is tried again: \(error)")
        queue.puller.wait(atMost: backOff.failed(using: &generator))
      }
    }
  }

  /// The store is the truth; the offsets at the broker are for dashboards and autoscalers.
  func mirror() {
    let moved = partitions.takeMoved()
    guard !moved.isEmpty else { return }
    do {
      try consumer.mirror(moved, group: group)
    } catch {
      logger.debug("offsets could not be mirrored to the broker: \(error)")
    }
  }

  private func pull() throws(KafkaError) -> [Delivery] {
    var batch: [Delivery] = []
    for polled in try consumer.poll(max: settings.batchSize, wait: .milliseconds(500), linger: settings.linger) {
      switch polled {
      case .record(let record):
        batch.append(router.delivery(of: record))
      case .partitionError(let partition, let error):
        report(error, of: partition)
      }
    }
    return batch
  }

  private func report(_ error: KafkaError, of partition: TopicPartition) {
    guard !error.isRetriable else {
      logger.debug("\(partition.topic) [\(partition.partition)]: \(error)")
      return
    }
    guard error.saysOffsetIsGone else {
      // A topic not known yet, a right not given yet: librdkafka asks again by itself.
      logger.warning("\(partition.topic) [\(partition.partition)] cannot be read now: \(error)")
      return
    }
    let position = partitions.assignment().offsets[partition] ?? -1
    let reason = """
      the broker does not have offset \(position) of \(partition.topic) [\(partition.partition)], where this service \
      is to go on: its records have expired or the topic is a new one of the same name. Nothing was skipped. Stop the \
      service, look with `accordctl offsets list`, then choose with `accordctl offsets set` where it goes on
      """
    if partitions.halt(partition, reason) {
      metrics.haltedPartitions.set(partitions.halted.count)
      logger.error("a partition is halted: \(reason)")
    }
  }
}
