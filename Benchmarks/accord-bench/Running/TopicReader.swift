import Foundation
import Kafka
import Synchronization

/// Reads topics from their beginning in a thread of its own and notes when each record came.
final class TopicReader: Sendable {
  struct Arrival: Sendable {
    var record: ConsumerRecord
    var at: ContinuousClock.Instant
  }

  private struct State {
    var arrivals: [Arrival] = []
    var isClosed = false
    var failure: (any Error)?
  }

  private let consumer: KafkaConsumer
  private let state = Mutex(State())

  /// - Parameter onArrival: called on the reader's thread, in order.
  init(
    _ kafka: KafkaConfiguration, topics: [String: Int], onArrival: @escaping @Sendable (Arrival) -> Void = { _ in }
  ) throws {
    consumer = try KafkaConsumer(kafka)
    var offsets: [TopicPartition: Int64] = [:]
    for (topic, partitions) in topics {
      for number in 0..<Int32(partitions) { offsets[TopicPartition(topic: topic, partition: number)] = 0 }
    }
    try consumer.assignAndBegin(offsets, timeout: .seconds(5))
    let thread = Thread { [self] in
      while !state.withLock({ $0.isClosed }) {
        do {
          let polled = try consumer.poll(max: 1000, wait: .milliseconds(200), linger: .zero)
          let now = ContinuousClock.now
          var arrivals: [Arrival] = []
          for case .record(let record) in polled { arrivals.append(Arrival(record: record, at: now)) }
          for arrival in arrivals { onArrival(arrival) }
          state.withLock { $0.arrivals += arrivals }
        } catch {
          return state.withLock { $0.failure = error }
        }
      }
    }
    thread.start()
  }

  var arrivals: [Arrival] { state.withLock { $0.arrivals } }

  /// - Returns: all that has come once there are at least `count`.
  func wait(for count: Int, seconds: Int) async throws -> [Arrival] {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      let (found, failure) = state.withLock { ($0.arrivals.count, $0.failure) }
      if let failure { throw failure }
      if found >= count { return arrivals }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw BenchError.incorrect("\(arrivals.count) of \(count) outputs came within \(seconds) s: the others are lost")
  }

  func close() {
    state.withLock { $0.isClosed = true }
    consumer.close()
  }
}
