import Kafka
import Logging
import StateStore
import Synchronization

/// Publishes the outbox: rows come straight from memory as they are committed, and leave in that order.
///
/// It never touches the store. The thread that writes reads pages for it (`wanted`) and takes out of the table what it has
/// published (`unsettled`), so no row is seen twice and none is missed between a commit and a reading.
final class Relay: Sendable {
  private struct State {
    var queue: RelayQueue<OutboxRow>
    var wanted: (after: Int64, limit: Int)?
    var producer: KafkaProducer?
    /// For records that are sent alone, to learn which of a refused batch is to blame.
    var cautious: KafkaProducer?
    var isStopping = false
  }

  private enum Step {
    case send([RelayQueue<OutboxRow>.Entry])
    case wait
    case end
  }

  private let state: Mutex<State>
  private let kafka: KafkaConfiguration
  private let backOff: BackOff
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let metrics: ProcessorMetrics
  private let logger: Logger
  /// Tells the writing thread that there is something for it.
  private let onChange: @Sendable () -> Void

  init(
    kafka: KafkaConfiguration, settings: ProcessorSettings, metrics: ProcessorMetrics, logger: Logger,
    onChange: @escaping @Sendable () -> Void
  ) {
    state = Mutex(State(queue: RelayQueue(windowSize: settings.relayWindow, capacity: settings.relayCapacity)))
    self.kafka = Self.configuration(kafka)
    self.backOff = settings.backOff
    self.metrics = metrics
    self.logger = logger
    self.onChange = onChange
    (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// A record for a broker that is away must not time out, and where one fails for good nothing behind it may pass: the
  /// producer then ends with a fatal error, and a new one begins with the first record that was not acknowledged.
  private static func configuration(_ kafka: KafkaConfiguration) -> KafkaConfiguration {
    var kafka = kafka
    let own = ["message.timeout.ms": "0", "enable.gapless.guarantee": "true", "linger.ms": "1"]
    kafka.settings = own.merging(kafka.settings) { _, asked in asked }
    return kafka
  }

  // MARK: For the thread that writes

  /// What the table holds when the service begins.
  func found(rows count: Int) {
    state.withLock { $0.queue.found(rows: count) }
    signal.yield()
  }

  func committed(_ rows: [(sequence: Int64, row: OutboxRow)]) {
    guard !rows.isEmpty else { return }
    state.withLock { $0.queue.committed(rows) }
    signal.yield()
  }

  /// The page that the relay waits for.
  var wanted: (after: Int64, limit: Int)? { state.withLock { $0.wanted } }

  func read(_ rows: [(sequence: Int64, row: OutboxRow)], isEnd: Bool) {
    state.withLock { state in
      state.wanted = nil
      state.queue.read(rows, isEnd: isEnd)
    }
    signal.yield()
  }

  /// What the broker has, or never will: to be taken out of the outbox by the next transaction.
  var unsettled: (published: [Int64], refused: [RelayQueue<OutboxRow>.Refusal]) {
    state.withLock { ($0.queue.published, $0.queue.refused) }
  }

  var hasUnsettled: Bool { state.withLock { !$0.queue.published.isEmpty || !$0.queue.refused.isEmpty } }

  func settled(published: Int, refused: Int) {
    guard published + refused > 0 else { return }
    state.withLock { $0.queue.settled(published: published, refused: refused) }
  }

  /// Rows that the broker has not acknowledged.
  var depth: Int { state.withLock { $0.queue.depth } }
  var hasPublishedLeftovers: Bool { state.withLock { $0.queue.leftovers == 0 } }

  // MARK: Publishing

  /// Publishes until `stop`.
  func run() async {
    var backOff = backOff
    var generator = SystemRandomNumberGenerator()
    var iterator = signals.makeAsyncIterator()
    while true {
      switch step() {
      case .end:
        return
      case .wait:
        onChange()
        _ = await iterator.next()
      case .send(let entries):
        if await publish(entries) {
          backOff.succeeded()
        } else {
          metrics.publishRetries.increment()
          // Cancelled only where the time for stopping is over.
          try? await Task.sleep(for: backOff.failed(using: &generator))
        }
        onChange()
      }
    }
  }

  /// No new rows will come. Publishes what is there, at most for `timeout`; the rest keeps in the table.
  func stop(task: Task<Void, Never>, timeout: Duration) async {
    state.withLock { $0.isStopping = true }
    signal.yield()
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        await task.value
        return true
      }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return false
      }
      if await group.next() == false {
        task.cancel()
        await self.close(timeout: .zero)
      }
      group.cancelAll()
    }
    await close(timeout: .seconds(1))
  }

  private func close(timeout: Duration) async {
    let producers = state.withLock { state in
      defer { (state.producer, state.cautious) = (nil, nil) }
      return [state.producer, state.cautious]
    }
    for producer in producers { await producer?.close(timeout: timeout) }
  }

  private func step() -> Step {
    state.withLock { state in
      if state.isStopping, Task.isCancelled { return .end }
      switch state.queue.next() {
      case .send(let entries):
        return .send(entries)
      case .readTable(let after, let limit):
        state.wanted = (after, limit)
        return .wait
      case .nothing:
        return state.isStopping && state.queue.isDrained ? .end : .wait
      }
    }
  }

  /// - Returns: whether the broker has answered for each of them.
  private func publish(_ entries: [RelayQueue<OutboxRow>.Entry]) async -> Bool {
    let answers: [RelayQueue<OutboxRow>.Answer]
    do throws(KafkaError) {
      let producer = try openProducer(isCautious: entries.first?.goesAlone == true)
      let results = await producer.send(entries.map(\.row.producerRecord))
      if results.contains(where: { (try? $0.get()) != nil }) { FailPoint.afterPublish.reach() }
      if let error = producer.fatalError {
        logger.warning("the producer is replaced: \(error)")
        await close(timeout: .zero)
      }
      answers = results.map(Self.answer)
      if let error = results.lazy.compactMap(Self.failure).first {
        logger.warning("records could not be published and will be sent again: \(error)")
      }
    } catch {
      logger.error("no producer: \(error)")
      answers = entries.map { _ in .failed }
    }
    metrics.published.increment(by: answers.count { $0 == .acknowledged })
    return !state.withLock { $0.queue.answered(answers) }
  }

  /// One record alone cannot be overtaken, and without the guarantee of no gaps the broker's own answer is seen.
  private func openProducer(isCautious: Bool) throws(KafkaError) -> KafkaProducer {
    if let producer = state.withLock({ isCautious ? $0.cautious : $0.producer }) { return producer }
    var kafka = kafka
    if isCautious { kafka.settings["enable.gapless.guarantee"] = "false" }
    let producer = try KafkaProducer(kafka)
    state.withLock { state in
      if isCautious { state.cautious = producer } else { state.producer = producer }
    }
    return producer
  }

  private static func failure(_ result: Result<Void, KafkaError>) -> KafkaError? {
    if case .failure(let error) = result { error } else { nil }
  }

  private static func answer(_ result: Result<Void, KafkaError>) -> RelayQueue<OutboxRow>.Answer {
    guard let error = failure(result) else { return .acknowledged }
    switch error.name {
    // What the broker says of a record itself; all else is said of the connection, the account or the moment.
    case "MSG_SIZE_TOO_LARGE", "INVALID_MSG_SIZE", "RECORD_LIST_TOO_LARGE", "INVALID_RECORD", "TOPIC_EXCEPTION",
      "_GAPLESS_GUARANTEE":
      return .refused(code: "refusedByBroker", reason: error.description)
    default:
      return .failed
    }
  }
}
