/// How far a service has come in one partition.
package struct Position: Sendable, Hashable {
  /// The Kafka cluster's id: on another cluster the offsets mean nothing.
  package var cluster: String
  package var topic: String
  package var partition: Int32
  /// The offset of the first record that has not been worked off.
  package var next: Int64

  package init(cluster: String, topic: String, partition: Int32, next: Int64) {
    self.cluster = cluster
    self.topic = topic
    self.partition = partition
    self.next = next
  }
}
