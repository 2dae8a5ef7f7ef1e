import Kafka
import StateStore

/// Where a server went on reading the requests of one partition, as its store has it.
///
/// Requests are delivered at least once. The position is written every few seconds and at the end, so a server that was
/// killed reads some requests again: it answers queries once more (nobody waits for those answers, so they are dropped),
/// and replays the kept replies of commands. Requests that came while it was down stand behind the position: those whose
/// deadline has not passed are answered, the others are skipped. A position is only good for the cluster that it was
/// taken at and while the broker has that offset; else reading begins at the oldest request, and the deadlines again say
/// which of them somebody still waits for. So a lost position costs time, never an answer.
struct StoredPosition: Sendable, Hashable {
  var cluster: String
  var next: Int64

  /// - Parameter available: the partition's first and next offset.
  static func start(from stored: StoredPosition?, cluster: String, available: Range<Int64>) -> Int64 {
    guard let stored, stored.cluster == cluster, stored.next >= available.lowerBound,
      stored.next <= available.upperBound
    else { return available.lowerBound }
    return stored.next
  }

  static func load(_ partition: TopicPartition, _ transaction: any SQLTransaction) throws -> StoredPosition? {
    let rows = try transaction.query(
      "SELECT cluster, next_offset FROM rpc_position WHERE topic = ? AND partition = ?",
      [.text(partition.topic), .integer(Int64(partition.partition))])
    guard let row = rows.first, let cluster = row.text(0), let next = row.integer(1) else { return nil }
    return StoredPosition(cluster: cluster, next: next)
  }

  func save(_ partition: TopicPartition, _ transaction: any SQLTransaction) throws {
    try transaction.execute(
      """
      INSERT INTO rpc_position (topic, partition, cluster, next_offset) VALUES (?, ?, ?, ?)
      ON CONFLICT (topic, partition) DO UPDATE SET cluster = excluded.cluster, next_offset = excluded.next_offset
      """,
      [.text(partition.topic), .integer(Int64(partition.partition)), .text(cluster), .integer(next)])
  }
}
