import Contracts
import Kafka
import Logging
import Messaging
import StateStore
import Synchronization

/// Reads a service's request topic on a thread of its own, and keeps the position below which all requests are done.
final class RequestReader: Sendable {
  private struct State {
    var progress: [TopicPartition: RequestProgress] = [:]
    var saved: [TopicPartition: Int64] = [:]
    var cluster = ""
    var isReading = false
    var isStopping = false
    var consumer: KafkaConsumer?
  }

  /// More partitions are looked for so often.
  private static let refreshInterval: Duration = .seconds(30)
  private static let saveInterval: Duration = .seconds(5)
  /// For one look-up at the broker; a stop may have to wait for it.
  private static let timeout: Duration = .seconds(2)
  /// Where the broker has no request topic yet.
  private static let partitions = 4

  private let topic: Topic
  private let kafka: KafkaConfiguration
  private let store: StateStore
  private let logger: Logger
  private let handle: @Sendable (ConsumerRecord) -> Void
  private let state = Mutex(State())
  private let room: RequestRoom
  /// Ends a wait early.
  private let wakeUp = WakeUp()
  /// One after the other, and never on the reading thread: the store may be busy for a while.
  private let saving = BlockingWork(name: "accord.rpc.positions", width: 1)

  /// - Parameters:
  ///   - room: while there is none, nothing is read.
  ///   - handle: is given each record on the reading thread; for each one `finish` is to be called.
  init(
    topic: Topic, kafka: KafkaConfiguration, store: StateStore, logger: Logger, room: RequestRoom,
    handle: @escaping @Sendable (ConsumerRecord) -> Void
  ) {
    self.topic = topic
    self.kafka = kafka
    self.store = store
    self.logger = logger
    self.room = room
    self.handle = handle
  }

  /// The request topic is being read.
  var isReading: Bool { state.withLock { $0.isReading } }

  /// Makes `run` return.
  func stop() {
    let consumer = state.withLock { state in
      state.isStopping = true
      return state.consumer
    }
    wakeUp.wake()
    consumer?.wakeUp()
  }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  func finish(_ record: ConsumerRecord) {
    let partition = TopicPartition(topic: record.topic, partition: record.partition)
    state.withLock { $0.progress[partition]?.finish(record.offset) }
    room.leave()
  }

  /// Reads until it is stopped; where the broker is away it tries again. Blocks the calling thread.
  func run() {
    var backOff = BackOff(first: .milliseconds(100), cap: .seconds(5))
    var generator = SystemRandomNumberGenerator()
    while !isStopping {
      do {
        let admin = try KafkaAdmin(kafka)
        defer { admin.close() }
        let consumer = try KafkaConsumer(kafka.forCalls)
        defer { consumer.close() }
        try assign(consumer, admin)
        state.withLock { state in
          state.consumer = consumer
          state.isReading = true
        }
        defer {
          state.withLock { state in
            state.consumer = nil
            state.isReading = false
          }
        }
        backOff.succeeded()
        logger.info("answering calls", metadata: ["topic": "\(topic)"])
        try read(consumer, admin)
      } catch {
        let wait = backOff.failed(using: &generator)
        logger.warning(
          "requests cannot be read; trying again",
          metadata: ["topic": "\(topic)", "error": "\(error)", "in": "\(wait)"])
        wakeUp.wait(atMost: wait)
      }
    }
  }

  /// Writes the positions that have moved.
  func savePositions() async {
    try? await saving.run { self.writePositions() }
  }

  private func writePositions() {
    let (moved, cluster) = state.withLock { state in
      (state.progress.mapValues(\.position).filter { state.saved[$0.key] != $0.value }, state.cluster)
    }
    guard !moved.isEmpty else { return }
    do {
      try store.write { transaction in
        for (partition, next) in moved {
          try StoredPosition(cluster: cluster, next: next).save(partition, transaction)
        }
      }
      state.withLock { $0.saved.merge(moved) { $1 } }
    } catch {
      // Nothing is lost: the same requests are read again after a restart.
      logger.warning("the position in the requests could not be kept", metadata: ["error": "\(error)"])
    }
  }

  private func read(_ consumer: KafkaConsumer, _ admin: KafkaAdmin) throws {
    var refreshed = ContinuousClock.now
    var saved = ContinuousClock.now
    while !isStopping {
      for polled in try consumer.poll(max: 500, wait: .seconds(1), linger: .zero) {
        switch polled {
        case .record(let record):
          let partition = TopicPartition(topic: record.topic, partition: record.partition)
          state.withLock { $0.progress[partition]?.begin(record.offset) }
          // After a stop nobody leaves any more. The request is read again at the next start.
          while !room.enter(within: .milliseconds(100)) {
            guard !isStopping else { return }
          }
          handle(record)
        case .partitionError(let partition, let error):
          try lose(partition, error, consumer, admin)
        }
      }
      let now = ContinuousClock.now
      if now - saved > Self.saveInterval {
        // Where the store is still busy with the last time, this one waits behind it and finds little to do.
        Task { await savePositions() }
        saved = now
      }
      if now - refreshed > Self.refreshInterval {
        // The broker may be away for a while; what is assigned goes on by itself.
        try? assign(consumer, admin)
        refreshed = now
      }
    }
  }

  /// What is out of the broker's reach has expired, or the deadlines of what is left will tell.
  private func lose(
    _ partition: TopicPartition, _ error: KafkaError, _ consumer: KafkaConsumer, _ admin: KafkaAdmin
  ) throws {
    // Passing trouble mends itself.
    guard !error.isRetriable else { return }
    logger.warning(
      "the position in a request topic is lost; its partition is read from its oldest request on",
      metadata: ["topic": "\(partition.topic)", "partition": "\(partition.partition)", "error": "\(error)"])
    let others = state.withLock { state in
      state.progress[partition] = nil
      return state.progress
    }
    // A partition moves only when it is assigned anew.
    try consumer.assign(others.mapValues(\.end))
    try assign(consumer, admin)
  }

  /// Assigns every partition that there is; those that are being read stay where they are.
  private func assign(_ consumer: KafkaConsumer, _ admin: KafkaAdmin) throws {
    try admin.ensure(topics: [topic.name], partitions: Self.partitions, timeout: Self.timeout)
    let count = try admin.topics(timeout: Self.timeout)[topic.name] ?? 0
    let cluster = try admin.clusterID
    var progress = state.withLock { $0.cluster == cluster ? $0.progress : [:] }
    for number in 0..<Int32(count) {
      let partition = TopicPartition(topic: topic.name, partition: number)
      guard progress[partition] == nil, !isStopping else { continue }
      // Asked of the consumer itself, so that it has its connection before it is assigned.
      let available = try consumer.watermarks(partition, timeout: Self.timeout)
      let stored = try store.read { try StoredPosition.load(partition, $0) }
      let start = StoredPosition.start(from: stored, cluster: cluster, available: available)
      progress[partition] = RequestProgress(start: start)
    }
    try consumer.assign(progress.mapValues(\.end))
    state.withLock { [progress] state in
      state.cluster = cluster
      // A request may have ended since: its progress stays the one that knows.
      state.progress.merge(progress) { known, _ in known }
    }
  }
}
