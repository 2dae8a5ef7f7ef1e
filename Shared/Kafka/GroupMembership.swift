import CRdkafka
import Synchronization

/// Answers the group's rebalances. librdkafka calls it inside `poll` and `close`, so `batch` is this thread's.
final class GroupMembership: Sendable {
  private let handlers: KafkaGroupConsumer.Rebalance
  private let batch: RecordPuller.Batch
  private let assigned = Mutex<Set<TopicPartition>>([])

  init(handlers: KafkaGroupConsumer.Rebalance, batch: RecordPuller.Batch) {
    self.handlers = handlers
    self.batch = batch
  }

  var assignment: Set<TopicPartition> { assigned.withLock { $0 } }

  /// The group waits for this answer with what it gives to others.
  func answer(
    _ client: OpaquePointer, _ code: rd_kafka_resp_err_t, _ list: UnsafePointer<rd_kafka_topic_partition_list_t>
  ) {
    let isCooperative = rd_kafka_rebalance_protocol(client).map { String(cString: $0) } == "COOPERATIVE"
    let partitions = PartitionList.partitions(list)
    if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
      take(partitions, client, isCooperative: isCooperative)
    } else {
      let isLost = rd_kafka_assignment_lost(client) != 0
      release(partitions, client, isCooperative: isCooperative, isLost: isLost)
    }
    // Ends the poll in which this runs: its caller must not wait for records before it hears of the error.
    if batch.pendingError != nil { rd_kafka_yield(client) }
  }

  private func take(_ partitions: Set<TopicPartition>, _ client: OpaquePointer, isCooperative: Bool) {
    var offsets: [TopicPartition: Int64] = [:]
    do {
      let given = try handlers.assigned(partitions)
      for partition in partitions {
        guard let offset = given[partition] else { throw Self.noOffset(partition) }
        offsets[partition] = offset
      }
    } catch {
      offsets = [:]
      batch.pendingError =
        error as? KafkaError
        ?? KafkaError(RD_KAFKA_RESP_ERR__APPLICATION, subject: "positions of assigned partitions", detail: "\(error)")
    }
    // Nothing to read is an answer as well: with none at all, `close` would wait for it.
    let list = PartitionList(offsets)
    if isCooperative {
      note(rd_kafka_incremental_assign(client, list.pointer))
    } else {
      note(rd_kafka_assign(client, list.pointer))
    }
    assigned.withLock { $0.formUnion(offsets.keys) }
  }

  private func release(
    _ partitions: Set<TopicPartition>, _ client: OpaquePointer, isCooperative: Bool, isLost: Bool
  ) {
    // What could not be taken was never read and must not be given back either.
    let held = assigned.withLock { $0.intersection(partitions) }
    batch.forget(held)
    if !held.isEmpty { handlers.revoked(held, isLost) }
    assigned.withLock { $0.subtract(held) }
    if isCooperative {
      let list = PartitionList(held)
      note(rd_kafka_incremental_unassign(client, list.pointer))
    } else {
      note(rd_kafka_assign(client, nil))
    }
  }

  private func note(_ error: OpaquePointer?) {
    if let error { batch.pendingError = KafkaError(consuming: error, subject: "assignment by the group") }
  }

  private func note(_ code: rd_kafka_resp_err_t) {
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { batch.pendingError = KafkaError(code, subject: "assignment by the group") }
  }

  private static func noOffset(_ partition: TopicPartition) -> KafkaError {
    KafkaError(
      RD_KAFKA_RESP_ERR__NO_OFFSET, subject: "\(partition.topic)[\(partition.partition)]",
      detail: "no offset was given to begin at")
  }
}
