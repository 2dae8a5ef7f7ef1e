import CloudEvents

/// A record that its handler refused for good; its key is parked until somebody decides.
package struct DeadLetterView: Codable, Sendable, Hashable {
  package var id: Int64
  package var topic: String
  package var partition: Int32
  package var offset: Int64
  /// The candidate id, where the record had a key of text.
  package var key: String?
  /// Why it was refused: a stable word.
  package var code: String
  /// What is wrong and what to do about it.
  package var message: String
  /// Who refused it.
  package var handler: String
  /// When it was refused last.
  package var at: Timestamp
  /// How often it was tried.
  package var attempts: Int
  package var status: DeadLetterStatus

  package init(
    id: Int64, topic: String, partition: Int32, offset: Int64, key: String? = nil, code: String, message: String,
    handler: String, at: Timestamp, attempts: Int, status: DeadLetterStatus
  ) {
    self.id = id
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.key = key
    self.code = code
    self.message = message
    self.handler = handler
    self.at = at
    self.attempts = attempts
    self.status = status
  }
}
