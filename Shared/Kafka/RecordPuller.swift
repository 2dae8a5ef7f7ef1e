import CRdkafka
import Synchronization

/// Pulls batches from a consumer's queue on the caller's thread: what the two kinds of consumer share.
///
/// Two locks: `poll` and `close` hold `pulling` for as long as they run, so the handle is never closed under a poll; `open`
/// is held for moments only and says whether there is a handle. Callbacks of librdkafka (rebalances) run inside `poll` or
/// `close`, on their thread, and so within `pulling`.
final class RecordPuller: Sendable {
  /// `@unchecked Sendable`: used only by who holds `pulling`, which includes callbacks that run inside of its poll. It is
  /// no part of the mutex' value since such a callback would then meet a value that is already being accessed.
  final class Batch: @unchecked Sendable {
    var elements: [KafkaConsumer.Polled] = []
    /// Ends the poll, which returns what it took before and lets the next one throw this.
    var pendingError: KafkaError?

    /// Drops what was taken of these partitions and not handed out yet.
    func forget(_ partitions: Set<TopicPartition>) {
      elements.removeAll { element in
        switch element {
        case .record(let record):
          partitions.contains(TopicPartition(topic: record.topic, partition: record.partition))
        case .partitionError(let partition, _): partitions.contains(partition)
        }
      }
    }
  }

  let subject: String
  let batch: Batch
  private let open: Mutex<ClientHandle?>
  private let pulling = Mutex(())

  init(_ handle: ClientHandle, subject: String, batch: Batch = Batch()) {
    self.subject = subject
    self.batch = batch
    open = Mutex(handle)
  }

  /// The handle, which its holder keeps alive.
  func handle() throws(KafkaError) -> ClientHandle {
    guard let handle = open.withLock({ $0 }) else { throw .closed(subject) }
    return handle
  }

  var statistics: KafkaStatistics? { open.withLock { $0?.context.statistics } }

  func wakeUp() {
    open.withLock { $0?.wakeUp() }
  }

  func poll(max: Int, wait: Duration, linger: Duration) throws(KafkaError) -> [KafkaConsumer.Polled] {
    let result: Result<[KafkaConsumer.Polled], KafkaError> = pulling.withLock { _ in
      Result { () throws(KafkaError) in try self.pull(handle: self.handle(), max: max, wait: wait, linger: linger) }
    }
    return try result.get()
  }

  /// - Parameter leave: called before the handle ends, with it.
  func close(_ leave: (ClientHandle) -> Void = { _ in }) {
    let handle = open.withLock { handle in
      defer { handle = nil }
      return handle
    }
    guard let handle else { return }
    handle.wakeUp()
    pulling.withLock { _ in
      leave(handle)
      rd_kafka_consumer_close(handle.pointer)
    }
  }

  private func pull(
    handle: ClientHandle, max: Int, wait: Duration, linger: Duration
  ) throws(KafkaError) -> [KafkaConsumer.Polled] {
    try throwPending()
    defer { batch.elements = [] }
    var topics = TopicNames()
    var timeout = wait
    var deadline: ContinuousClock.Instant?
    while batch.elements.count < max {
      guard let message = rd_kafka_consumer_poll(handle.pointer, timeout.milliseconds) else {
        // Nothing came, somebody woke us up, or a callback ended the wait.
        break
      }
      take(message, handle, &topics)
      rd_kafka_message_destroy(message)
      if batch.pendingError != nil { break }
      let now = ContinuousClock.now
      let end = deadline ?? (now + linger)
      deadline = end
      timeout = end - now
    }
    if batch.elements.isEmpty {
      try throwPending()
      if let fatal = handle.fatalError { throw fatal }
    }
    return batch.elements
  }

  private func throwPending() throws(KafkaError) {
    guard let error = batch.pendingError else { return }
    batch.pendingError = nil
    throw error
  }

  private func take(
    _ message: UnsafeMutablePointer<rd_kafka_message_t>, _ handle: ClientHandle, _ topics: inout TopicNames
  ) {
    guard message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR else {
      batch.elements.append(.record(ConsumerRecord(message, topic: topics.name(message.pointee.rkt))))
      return
    }
    if message.pointee.err == RD_KAFKA_RESP_ERR__PARTITION_EOF { return }
    let detail = rd_kafka_message_errstr(message).map { String(cString: $0) }
    guard let topic = message.pointee.rkt, message.pointee.partition >= 0 else {
      let error = handle.error(message.pointee.err, subject: subject, detail: detail)
      // Passing trouble (a broker away, a coordinator that moves, a topic yet to be created) mends itself; the rest
      // somebody must see.
      let isPassing = error.isRetriable || message.pointee.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
      if isPassing { handle.context.report(error) } else { batch.pendingError = error }
      return
    }
    let partition = TopicPartition(topic: topics.name(topic), partition: message.pointee.partition)
    let error = handle.error(
      message.pointee.err, subject: "\(partition.topic)[\(partition.partition)] at offset \(message.pointee.offset)",
      detail: detail)
    batch.elements.append(.partitionError(partition, error))
  }
}

/// The names of topics as strings, made once a batch.
private struct TopicNames {
  private var names: [OpaquePointer: String] = [:]
  private var last: (topic: OpaquePointer, name: String)?

  mutating func name(_ topic: OpaquePointer?) -> String {
    guard let topic else { return "" }
    if let last, last.topic == topic { return last.name }
    let name = names[topic] ?? String(cString: rd_kafka_topic_name(topic))
    names[topic] = name
    last = (topic, name)
    return name
  }
}
