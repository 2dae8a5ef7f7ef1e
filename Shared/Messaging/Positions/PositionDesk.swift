import Kafka
import StateStore

/// What an operator does with the positions of a stopped service, where a partition was halted: look, and choose where it
/// goes on. A choice only takes effect if `execute` is true, and is recorded in the history.
///
/// Never on a running service: its loop would find the position moved, and halt the partition.
package enum PositionDesk {
  package static func list(in transaction: any SQLTransaction) throws -> [Position] {
    try transaction.positions.all()
  }

  /// - Parameter position: where the service goes on, on the cluster that it will read.
  /// - Returns: where it would have gone on, on the same cluster; absent where it never read there.
  @discardableResult
  package static func set(
    _ position: Position, actor: String, reason: String, execute: Bool, in work: UnitOfWork
  ) throws -> Int64? {
    let before = try work.transaction.positions.next(
      cluster: position.cluster, topic: position.topic, partition: position.partition)
    guard execute else { return before }
    try work.transaction.positions.set(position)
    try work.record(
      subject: "\(position.topic)[\(position.partition)]", actor: actor, action: "positionSet",
      detail: Audit(cluster: position.cluster, before: before, after: position.next, reason: reason))
    return before
  }

  private struct Audit: Encodable {
    var cluster: String
    var before: Int64?
    var after: Int64
    var reason: String
  }
}
