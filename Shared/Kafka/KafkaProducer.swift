import Synchronization

/// An idempotent producer (`acks=all`).
///
/// A thread of its own hands the records to librdkafka and is woken by each delivery report. librdkafka's queue is bounded
/// (`queue.buffering.max.kbytes`, `queue.buffering.max.messages`): what does not fit waits in `send`, nothing is dropped.
/// A record that is not acknowledged within `message.timeout.ms` (librdkafka's default: 5 minutes) fails.
package final class KafkaProducer: Sendable {
  private let loop: DeliveryLoop
  private let subject: String
  private let unanswered = Atomic<Int>(0)

  /// - Throws: a setting that librdkafka does not know or take. A broker that is away is no error here.
  package init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    subject = "producer \(configuration.clientID)"
    loop = try DeliveryLoop(configuration)
    loop.start(name: "kafka-produce")
  }

  deinit {
    loop.beginClose(timeout: .zero)
  }

  /// Sends the records in order and waits until the broker has answered for each of them.
  ///
  /// One record's failure stops no other: whoever needs order sends again from the first failure on. Two calls keep their
  /// order if the second begins after the first has begun to wait. Cancelling the task does not call the records back.
  ///
  /// - Returns: one result a record, in the same order.
  package func send(_ records: [ProducerRecord]) async -> [Result<Void, KafkaError>] {
    if records.isEmpty { return [] }
    unanswered.add(records.count, ordering: .relaxed)
    defer { unanswered.subtract(records.count, ordering: .relaxed) }
    return await withCheckedContinuation { continuation in
      if !loop.submit(DeliveryBatch(records, continuation: continuation)) {
        continuation.resume(returning: records.map { _ in .failure(.closed(subject)) })
      }
    }
  }

  /// Records given to `send` that the broker has not answered for yet.
  package var recordsInFlight: Int { unanswered.load(ordering: .relaxed) }

  /// Why this producer can send no more and must be replaced; nil while it can.
  package var fatalError: KafkaError? { loop.fatalError }

  /// The latest, where `statistics.interval.ms` is set.
  package var statistics: KafkaStatistics? { loop.statistics }

  /// Waits for what is on its way, at most `timeout`, and closes the handle. Sends after this fail.
  package func close(timeout: Duration) async {
    await loop.close(timeout: timeout)
  }
}
