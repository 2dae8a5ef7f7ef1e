/// How far a service has come in one partition.
package struct Position: Sendable, Hashable {
  /// The Kafka cluster's id: on another cluster the offsets mean nothing.
  package var cluster: String
  package var topic: String
  package var partition: Int32
  /// The offset of the first record that has not been worked off.
  package var next: Int64
  /// What the record before `next` looked like: where another stands at its offset, the topic is a new one of the same name.
  package var mark: [UInt8]?

  package init(cluster: String, topic: String, partition: Int32, next: Int64, mark: [UInt8]? = nil) {
    self.cluster = cluster
    self.topic = topic
    self.partition = partition
    self.next = next
    self.mark = mark
  }
}
