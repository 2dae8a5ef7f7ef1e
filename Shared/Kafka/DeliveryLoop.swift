import CRdkafka
import Foundation
import Synchronization

/// The producer's thread: it alone hands records to librdkafka and takes delivery reports, so neither needs a lock.
///
/// It sleeps in `rd_kafka_queue_poll` without a timeout. A report wakes it, and so does `rd_kafka_queue_yield`, which
/// `submit` and `close` call. The yield is a flag in the queue and survives until the next poll looks at it, so this
/// interleaving loses nothing: the thread finds no new batch, `submit` adds one and yields, the thread goes to poll: the
/// poll sees the flag and returns.
final class DeliveryLoop: Sendable {
  private struct State {
    var submitted: [DeliveryBatch] = []
    /// Set once closing has begun: what has not been delivered by then is given up.
    var deadline: ContinuousClock.Instant?
    var isFinished = false
    var closers: [CheckedContinuation<Void, Never>] = []
  }

  private let handle: ClientHandle
  private let state = Mutex(State())

  init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    handle = try ClientHandle(
      RD_KAFKA_PRODUCER, configuration, defaults: Self.defaults, required: Self.required,
      events: RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS)
  }

  private static let defaults = [
    "enable.idempotence": "true",
    "acks": "all",
    "compression.type": "lz4",
    "linger.ms": "0",
    // Bounds what a broker that is away can make this process hold; more than this waits in `send`.
    "queue.buffering.max.kbytes": "65536",
    "topic.metadata.propagation.max.ms": "10000",
  ]

  /// Without reports of success no `send` would ever return.
  static let required = ["delivery.report.only.error": "false"]

  var statistics: KafkaStatistics? { handle.context.statistics }
  var fatalError: KafkaError? { handle.fatalError }

  func start(name: String) {
    let thread = Thread { self.run() }
    thread.name = name
    thread.start()
  }

  /// Queues a batch; false after `close`.
  func submit(_ batch: DeliveryBatch) -> Bool {
    let isTaken = state.withLock { state in
      guard state.deadline == nil else { return false }
      state.submitted.append(batch)
      return true
    }
    if isTaken { handle.wakeUp() }
    return isTaken
  }

  /// Begins to close, with what is under way given until `timeout` from now; a second call can only hasten it.
  func beginClose(timeout: Duration) {
    let deadline = ContinuousClock.now + timeout
    state.withLock { state in state.deadline = min(state.deadline ?? deadline, deadline) }
    handle.wakeUp()
  }

  func close(timeout: Duration) async {
    beginClose(timeout: timeout)
    await withCheckedContinuation { continuation in
      let isFinished = state.withLock { state in
        if !state.isFinished { state.closers.append(continuation) }
        return state.isFinished
      }
      if isFinished { continuation.resume() }
    }
  }

  private func run() {
    var work = DeliveryWork(handle)
    while true {
      let (submitted, deadline) = state.withLock { state in
        defer { state.submitted = [] }
        return (state.submitted, state.deadline)
      }
      work.take(submitted)
      work.handOver()
      guard let deadline else {
        work.serve(timeout: nil)
        continue
      }
      if work.isIdle { break }
      let remaining = deadline - ContinuousClock.now
      if remaining <= .zero {
        work.giveUp()
        // Reports of what was purged are on their way and are waited for: a sender is never left without an answer.
        work.serve(timeout: nil)
      } else {
        work.serve(timeout: remaining)
      }
    }
    work.finish()
    let closers = state.withLock { state in
      state.isFinished = true
      defer { state.closers = [] }
      return state.closers
    }
    for closer in closers { closer.resume() }
  }
}
