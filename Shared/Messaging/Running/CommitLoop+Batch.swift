import Kafka
import StateStore

extension CommitLoop {
  /// What became of the records of a batch.
  struct Tally {
    var handled = 0
    var duplicates = 0
    var unknownTypes = 0
    var parked = 0

    func count(in metrics: ProcessorMetrics) {
      metrics.handled.increment(by: handled)
      metrics.duplicates.increment(by: duplicates)
      metrics.unknownTypes.increment(by: unknownTypes)
      metrics.parked.increment(by: parked)
    }
  }

  /// Somebody else moved the partition's position: all that was done is rolled back.
  private struct Fenced: Error {
    let partition: TopicPartition
  }

  /// Works off a batch in one transaction. A partition whose position somebody else has moved is left out and halted; the
  /// others of the batch go on.
  func work(_ batch: [Delivery]) throws {
    let began = ContinuousClock.now
    while true {
      let positions = parts.partitions.assignment().offsets
      let batch = batch.filter { delivery in
        guard let position = positions[delivery.partition] else { return false }
        return delivery.record.offset >= position
      }
      guard !batch.isEmpty else { return }
      do {
        let (tally, moves) = try transact { try work(batch, from: positions, in: $0) }
        parts.partitions.moved(moves)
        tally.count(in: parts.metrics)
        parts.metrics.batchDuration.recordNanoseconds(Int64(began.duration(to: .now).seconds * 1e9))
        return
      } catch let fenced as Fenced {
        halt(fenced.partition)
      }
    }
  }

  private func work(
    _ batch: [Delivery], from positions: [TopicPartition: Int64], in scope: TransactionScope
  ) throws -> (Tally, [TopicPartition: Int64]) {
    var tally = Tally()
    var last: [TopicPartition: Int] = [:]
    for (index, delivery) in batch.enumerated() {
      try work(delivery, in: scope, &tally)
      last[delivery.partition] = index
    }
    let cluster = parts.partitions.cluster
    var moves: [TopicPartition: Int64] = [:]
    for (partition, index) in last {
      let record = batch[index].record
      moves[partition] = record.offset + 1
      let position = Position(
        cluster: cluster, topic: partition.topic, partition: partition.partition, next: record.offset + 1,
        mark: RecordMark.mark(of: record))
      guard try scope.transaction.positions.advance(from: positions[partition], to: position) else {
        throw Fenced(partition: partition)
      }
    }
    return (tally, moves)
  }

  private func work(_ delivery: Delivery, in scope: TransactionScope, _ tally: inout Tally) throws {
    if case .unknownType = delivery.content {
      tally.unknownTypes += 1
      return
    }
    if let event = delivery.event {
      let isNew = try scope.transaction.inbox.insert(
        source: event.source, id: event.id, at: scope.now.milliseconds)
      guard isNew else {
        tally.duplicates += 1
        return
      }
    }
    if delivery.parksItsKey, let key = delivery.parkingKey, scope.parking.isParked(key) {
      try scope.park(StoredRecord(delivery.record), key: key, isNoted: delivery.event != nil)
      tally.parked += 1
      return
    }
    do {
      try parts.handler.handle(delivery, in: scope)
      tally.handled += 1
    } catch let failure as PermanentFailure {
      try scope.bury(
        StoredRecord(delivery.record), parks: delivery.parksItsKey, isNoted: delivery.event != nil, failure,
        handler: delivery.event?.type ?? "envelope")
    }
  }

  private func halt(_ partition: TopicPartition) {
    let reason = """
      the position of \(partition.topic) [\(partition.partition)] in the store was moved by somebody else; what this \
      process had done of it was rolled back. See that one process works on this store, then start the service anew; \
      `accordctl offsets list` shows the positions
      """
    if parts.partitions.halt(partition, reason) {
      parts.metrics.haltedPartitions.set(parts.partitions.halted.count)
      parts.logger.error("a partition is halted: \(reason)")
    }
  }
}
