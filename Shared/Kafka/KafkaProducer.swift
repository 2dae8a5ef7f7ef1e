/// An idempotent producer (`acks=all`).
package final class KafkaProducer: Sendable {
  package init(_ configuration: KafkaConfiguration) throws(KafkaError) {
    throw KafkaError(code: -1, name: "_NOT_BUILT", message: "not built yet")
  }

  /// Sends the records in order and waits until the broker has answered for each of them.
  ///
  /// - Returns: one result a record, in the same order.
  package func send(_ records: [ProducerRecord]) async -> [Result<Void, KafkaError>] { [] }

  /// Waits for what is on its way, at most `timeout`, and closes the handle. Sends after this fail.
  package func close(timeout: Duration) async {}
}
