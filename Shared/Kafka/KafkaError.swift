/// Why Kafka did not do what it was asked.
package struct KafkaError: Error, Sendable, Hashable, CustomStringConvertible {
  /// librdkafka's error code.
  package var code: Int32
  /// librdkafka's name of it, e.g. `_MSG_TIMED_OUT`.
  package var name: String
  /// What happened, with the topic or setting it is about, and what to do.
  package var message: String
  /// The client instance cannot go on; make a new one.
  package var isFatal: Bool
  /// The same work may succeed later.
  package var isRetriable: Bool

  package init(code: Int32, name: String, message: String, isFatal: Bool = false, isRetriable: Bool = false) {
    self.code = code
    self.name = name
    self.message = message
    self.isFatal = isFatal
    self.isRetriable = isRetriable
  }

  package var description: String { "\(message) (\(name))" }
}
