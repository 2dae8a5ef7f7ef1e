/// A record that waits to be published.
package struct OutboxRow: Sendable, Hashable {
  package var topic: String
  package var key: [UInt8]?
  /// Absent: a tombstone.
  package var value: [UInt8]?
  /// The record's headers in the form that the publisher gave them.
  package var headers: [UInt8]

  package init(topic: String, key: [UInt8]?, value: [UInt8]?, headers: [UInt8] = []) {
    self.topic = topic
    self.key = key
    self.value = value
    self.headers = headers
  }
}
