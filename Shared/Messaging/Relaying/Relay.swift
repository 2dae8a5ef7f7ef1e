import Kafka
import Logging
import StateStore
import Synchronization

/// Publishes the outbox: rows come straight from memory as they are committed, and leave in that order, topic by topic.
///
/// It never touches the store. The thread that writes reads pages for it (`wanted`) and takes out of the table what it has
/// published (`unsettled`), so no row is seen twice and none is missed between a commit and a reading.
final class Relay: Sendable {
  private struct State {
    var queue: RelayQueue<OutboxRow>
    var wanted: RelayQueue<OutboxRow>.Page?
    var backOffs: [String: BackOff] = [:]
    /// Topics that were told of as held.
    var held: Set<String> = []
    var producer: KafkaProducer?
    /// For records that are sent alone, to learn which of a refused batch is to blame.
    var cautious: KafkaProducer?
    var isStopping = false
    /// No producer is made any more.
    var isClosed = false
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
    let bounds = RelayBounds(
      window: settings.relayWindow, capacity: max(settings.relayCapacity, settings.relayWindow))
    state = Mutex(State(queue: RelayQueue(bounds)))
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

  /// What the table holds of each topic when the service begins.
  func found(_ counts: [String: Int]) {
    state.withLock { $0.queue.found(counts) }
    signal.yield()
  }

  func committed(_ rows: [(sequence: Int64, row: OutboxRow)]) {
    guard !rows.isEmpty else { return }
    state.withLock { $0.queue.committed(rows) }
    signal.yield()
  }

  /// The page that the relay waits for.
  var wanted: RelayQueue<OutboxRow>.Page? { state.withLock { $0.wanted } }

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
  /// Those that may leave; the rest is of topics that the broker does not take, and waits in the table.
  var flowingDepth: Int { state.withLock { $0.queue.flowingDepth } }
  /// But for topics that the broker does not take: nothing else has to wait for those.
  var hasPublishedLeftovers: Bool { state.withLock { $0.queue.flowingLeftovers == 0 } }

  /// What goes next, for whoever stands in for a broker and takes all of it; nothing where all was taken, or a page is wanted.
  func takeByHand() -> [OutboxRow] {
    state.withLock { state in
      switch state.queue.next() {
      case .send(let entries):
        if let topic = entries.first?.row.topic {
          _ = state.queue.answered(entries.map { _ in .acknowledged }, of: topic)
        }
        return entries.map(\.row)
      case .readTable(let page):
        state.wanted = page
        return []
      case .nothing:
        return []
      }
    }
  }

  // MARK: Publishing

  /// Publishes until `stop`.
  func run() async {
    await withDiscardingTaskGroup { group in
      var iterator = signals.makeAsyncIterator()
      loop: while true {
        switch step() {
        case .end:
          break loop
        case .wait:
          onChange()
          _ = await iterator.next()
        case .send(let entries):
          group.addTask { await self.deliver(entries) }
        }
      }
      // What is left is resting, or on its way to a topic that the broker does not take.
      group.cancelAll()
      await close()
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
        await self.close()
      }
      group.cancelAll()
    }
  }

  /// Ends the producers, and what is on its way with them; no other is made after this.
  private func close() async {
    let producers = state.withLock { state in
      state.isClosed = true
      defer { (state.producer, state.cautious) = (nil, nil) }
      return [state.producer, state.cautious]
    }
    for producer in producers { await producer?.close(timeout: .zero) }
  }

  private func step() -> Step {
    state.withLock { state in
      if state.isStopping, Task.isCancelled { return .end }
      switch state.queue.next() {
      case .send(let entries):
        return .send(entries)
      case .readTable(let page):
        state.wanted = page
        return .wait
      case .nothing:
        return state.isStopping && state.queue.isDrainedOfFlowing ? .end : .wait
      }
    }
  }

  /// Sends one topic's window and, where something of it failed, lets the topic rest.
  func deliver(_ entries: [RelayQueue<OutboxRow>.Entry]) async {
    guard let topic = entries.first?.row.topic else { return }
    let answers = await publish(entries)
    metrics.published.increment(by: answers.count { $0 == .acknowledged })
    let rest: Duration? = state.withLock { state in
      guard state.queue.answered(answers, of: topic) else {
        state.backOffs[topic] = nil
        return nil
      }
      var generator = SystemRandomNumberGenerator()
      return state.backOffs[topic, default: backOff].failed(using: &generator)
    }
    tellOfHeldTopics()
    onChange()
    signal.yield()
    guard let rest else { return }
    metrics.publishRetries.increment()
    // Cancelled only where the time for stopping is over.
    try? await Task.sleep(for: rest)
    state.withLock { $0.queue.rested(topic) }
    signal.yield()
  }

  private func tellOfHeldTopics() {
    let (new, ended, count) = state.withLock { state in
      let held = Set(state.queue.heldTopics)
      defer { state.held = held }
      return (held.subtracting(state.held), state.held.subtracting(held), held.count)
    }
    guard !new.isEmpty || !ended.isEmpty else { return }
    metrics.heldTopics.set(count)
    for topic in new.sorted() {
      logger.error(
        """
        the broker does not take records for \(topic), others flow: they wait in the outbox and it is tried again. Create \
        the topic (`accordctl topics ensure`), or give this account the right to write it
        """)
    }
    for topic in ended.sorted() { logger.notice("the broker takes records for \(topic) again") }
  }

  private func publish(_ entries: [RelayQueue<OutboxRow>.Entry]) async -> [RelayQueue<OutboxRow>.Answer] {
    let failed = entries.map { _ in RelayQueue<OutboxRow>.Answer.failed }
    do throws(KafkaError) {
      guard let producer = try openProducer(isCautious: entries.first?.goesAlone == true) else { return failed }
      let results = await producer.send(entries.map(\.row.producerRecord))
      if results.contains(where: { (try? $0.get()) != nil }) { FailPoint.afterPublish.reach() }
      if let error = producer.fatalError {
        logger.warning("the producer is replaced: \(error)")
        await replace(producer)
      }
      if let error = results.lazy.compactMap(Self.failure).first {
        logger.warning("records could not be published and will be sent again: \(error)")
      }
      return results.map(Self.answer)
    } catch {
      logger.error("no producer: \(error)")
      return failed
    }
  }

  /// One record alone cannot be overtaken, and without the guarantee of no gaps the broker's own answer is seen.
  ///
  /// - Returns: nil once the relay is closed.
  private func openProducer(isCautious: Bool) throws(KafkaError) -> KafkaProducer? {
    // Within the lock: topics that begin together share one, and none is made that nobody would close.
    let result: Result<KafkaProducer?, KafkaError> = state.withLock { state in
      if state.isClosed { return .success(nil) }
      if let producer = isCautious ? state.cautious : state.producer { return .success(producer) }
      var kafka = kafka
      if isCautious { kafka.settings["enable.gapless.guarantee"] = "false" }
      let made = Result { () throws(KafkaError) in try KafkaProducer(kafka) }
      guard case .success(let producer) = made else { return made.map { $0 } }
      if isCautious { state.cautious = producer } else { state.producer = producer }
      return .success(producer)
    }
    return try result.get()
  }

  private func replace(_ producer: KafkaProducer) async {
    state.withLock { state in
      if state.producer === producer { state.producer = nil }
      if state.cautious === producer { state.cautious = nil }
    }
    await producer.close(timeout: .zero)
  }

  private static func failure(_ result: Result<Void, KafkaError>) -> KafkaError? {
    if case .failure(let error) = result { error } else { nil }
  }

  private static func answer(_ result: Result<Void, KafkaError>) -> RelayQueue<OutboxRow>.Answer {
    guard let error = failure(result) else { return .acknowledged }
    switch error.name {
    // What the broker says of a record itself; all else is said of the topic, the connection, the account or the moment.
    case "MSG_SIZE_TOO_LARGE", "INVALID_MSG_SIZE", "RECORD_LIST_TOO_LARGE", "INVALID_RECORD", "TOPIC_EXCEPTION",
      "_GAPLESS_GUARANTEE":
      return .refused(code: "refusedByBroker", reason: error.description)
    case "UNKNOWN_TOPIC_OR_PART", "_UNKNOWN_TOPIC", "_UNKNOWN_PARTITION", "TOPIC_AUTHORIZATION_FAILED":
      return .topicRefused
    default:
      return .failed
    }
  }
}
