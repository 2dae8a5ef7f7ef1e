import Contracts
import Kafka
import Logging
import Synchronization

/// Sends replies. A reply that cannot be sent is counted: its caller's deadline ends the call, and a command's reply is
/// kept and replayed.
final class ReplyProducer: Sendable {
  private let kafka: KafkaConfiguration
  private let metrics: ServerMetrics
  private let logger: Logger
  private let producer: Mutex<KafkaProducer>

  init(kafka: KafkaConfiguration, metrics: ServerMetrics, logger: Logger) throws(KafkaError) {
    self.kafka = kafka.forRequests
    self.metrics = metrics
    self.logger = logger
    producer = Mutex(try KafkaProducer(kafka.forRequests))
  }

  func send(_ record: ProducerRecord) async {
    let producer = producer.withLock { $0 }
    guard case .failure(let error) = await producer.send([record]).first else { return }
    metrics.lostReply()
    logger.warning("a reply could not be sent", metadata: ["topic": "\(record.topic)", "error": "\(error)"])
    if error.isFatal { await replace(producer) }
  }

  func close() async {
    await producer.withLock { $0 }.close(timeout: .seconds(1))
  }

  /// Ends the sending of every reply that the broker has not taken.
  func giveUp() async {
    await producer.withLock { $0 }.close(timeout: .zero)
  }

  /// A fatal error ends one instance of the producer, not the server.
  private func replace(_ old: KafkaProducer) async {
    let isReplaced = producer.withLock { producer in
      guard producer === old, let new = try? KafkaProducer(kafka) else { return false }
      producer = new
      return true
    }
    if isReplaced { await old.close(timeout: .zero) }
  }
}
