import CloudEvents
import Contracts
import CoreMetrics
import Kafka
import Logging
import ServiceLifecycle
import StateStore

/// The loop of one service: pull, decode, transaction, publish.
///
/// Four threads of control: one pulls and reads records, one watches for partitions (and notes where a new one begins), one
/// does all the work in the store, and the relay publishes. They share what `ProcessorParts` holds. See DESIGN.md, "The loop".
package final class Processor: Service {
  package let store: StateStore
  package let clock: any AccordClock
  private let parts: ProcessorParts
  private let subscriptions: [TopicPattern]
  private let kafka: KafkaConfiguration

  package init(
    service: ServiceName, subscriptions: [TopicPattern], router: EventRouter, timers: TimerRouter,
    kafka: KafkaConfiguration, store: StateStore, clock: any AccordClock, logger: Logger,
    settings: ProcessorSettings = ProcessorSettings(), metrics factory: any MetricsFactory = MetricsSystem.factory
  ) {
    self.store = store
    self.clock = clock
    self.subscriptions = subscriptions
    self.kafka = kafka
    let queue = WorkQueue()
    let metrics = ProcessorMetrics(factory)
    parts = ProcessorParts(
      service: service, store: store, clock: clock,
      handler: InputHandler(service: service, router: router, timers: timers), queue: queue,
      relay: Relay(
        kafka: kafka, settings: settings, metrics: metrics, logger: logger,
        onChange: {
          queue.writer.wake()
          queue.puller.wake()
        }),
      partitions: PartitionTable(), status: LiveStatus(), settings: settings, metrics: metrics, logger: logger)
  }

  /// Publishes what the outbox still holds, then works until the service is asked to stop: then it finishes the batch,
  /// publishes what is left (at most `drainTimeout`), and closes its connections, all within `stopTimeout`. The store stays
  /// open.
  ///
  /// - Throws: `KafkaError` where a setting is wrong. A broker that is away is no error.
  package func run() async throws {
    let queue = parts.queue
    let (consumer, admin) = try connect()
    let watchWakeUp = WakeUp()
    let writing = WorkerThread(name: "accord-write") { [parts] in CommitLoop(parts).run() }
    let relaying = Task { [relay = parts.relay] in await relay.run() }
    let puller = Puller(
      consumer: consumer, router: parts.handler.router, partitions: parts.partitions, queue: queue, relay: parts.relay,
      status: parts.status, settings: parts.settings, metrics: parts.metrics,
      group: "accord-\(parts.service.name)", logger: parts.logger)
    let watch = PartitionWatch(
      admin: admin, kafka: kafka, store: store, subscriptions: subscriptions, partitions: parts.partitions,
      queue: queue, consumer: consumer,
      wakeUp: watchWakeUp, settings: parts.settings, metrics: parts.metrics, logger: parts.logger)
    let pulling = WorkerThread(name: "accord-pull") { puller.run() }
    let watching = WorkerThread(name: "accord-watch") { watch.run() }

    await waitForStop()
    let deadline = ContinuousClock.now + parts.settings.stopTimeout
    parts.logger.info("stopping: no more records are pulled")
    queue.stop()
    consumer.wakeUp()
    watchWakeUp.wake()
    _ = await pulling.join(until: deadline)
    // Before the relay is asked to finish, it must have been given the last batch's rows.
    queue.pulledAll()
    for await _ in queue.quiet {}
    let left = deadline - .now - Self.closingTime
    await parts.relay.stop(task: relaying, timeout: max(.zero, min(parts.settings.drainTimeout, left)))
    queue.end()
    await writing.join()
    let closing = WorkerThread(name: "accord-close") {
      // Offsets that no broker takes would hold up the close, for as long as a session lasts.
      if (try? admin.topics(timeout: .milliseconds(500))) != nil { puller.mirror() }
      consumer.close()
      admin.close()
    }
    let hasClosed = await closing.join(until: deadline)
    let hasWatched = await watching.join(until: deadline)
    if !hasClosed || !hasWatched {
      parts.logger.warning("the connections to the broker did not close in time and end with the process")
    }
    if parts.relay.depth > 0 {
      parts.logger.warning(
        "stopped with records that the broker did not take; they keep in the outbox and go first at the next start",
        metadata: ["records": "\(parts.relay.depth)"])
    }
  }

  /// Does one unit of work that did not come as an event (a call, an upload, a mail) in a savepoint of its own; units that
  /// wait at the same time share a transaction. Returns when it has committed.
  ///
  /// What `body` emits is published after the commit, like a handler's. There is no inbox row: the caller knows its input again.
  ///
  /// - Throws: what `body` throws, with nothing of it kept; a transient `StoreError`; `ProcessorStopped`.
  package func perform<Result: Sendable>(
    _ input: WorkInput, _ body: @escaping @Sendable (UnitOfWork) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let request = PerformRequest(input, continuation: continuation, body)
      if !parts.queue.add(request) { request.fail(ProcessorStopped()) }
    }
  }

  /// Of a stop's time, what is kept for closing the connections.
  private static let closingTime = Duration.seconds(2)

  /// The outbox of former runs is published (but for topics that the broker does not take), and every partition that exists
  /// is being read.
  package var isReady: Bool {
    parts.status.isProcessing && parts.partitions.isComplete && parts.partitions.halted.isEmpty
      && !parts.queue.hasStopped
  }

  package var status: ProcessorStatus {
    let parked = parts.status.parked
    return ProcessorStatus(
      isReady: isReady, isStopping: parts.queue.hasStopped, lag: parts.partitions.lag(), outboxDepth: parts.relay.depth,
      parkedKeys: parked.keys, pendingDeadLetters: parked.letters, halted: parts.partitions.halted)
  }

  private func connect() throws(KafkaError) -> (KafkaConsumer, KafkaAdmin) {
    do {
      return (
        try KafkaConsumer(Self.consuming(kafka), group: "accord-\(parts.service.name)"), try KafkaAdmin(kafka)
      )
    } catch {
      // Nobody is left to do what was already asked for.
      parts.queue.end()
      for request in parts.queue.takeRequests(atMost: .max) { request.fail(ProcessorStopped()) }
      throw error
    }
  }

  /// A consumer keeps no more records than a few batches; what is read ahead of the store is only memory.
  private static func consuming(_ kafka: KafkaConfiguration) -> KafkaConfiguration {
    var kafka = kafka
    kafka.settings = ["queued.max.messages.kbytes": "8192"].merging(kafka.settings) { _, asked in asked }
    return kafka
  }

  /// Returns when a graceful stop is asked for or the task is cancelled.
  private func waitForStop() async {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        for await _ in stream {}
      } onGracefulShutdown: {
        continuation.finish()
      }
    } onCancel: {
      continuation.finish()
    }
  }
}
