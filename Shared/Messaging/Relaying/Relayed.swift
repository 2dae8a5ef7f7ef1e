/// What a `RelayQueue` publishes.
protocol Relayed: Sendable {
  /// Order holds within a topic; topics do not wait for each other.
  var topic: String { get }
  /// Bytes.
  var size: Int { get }
}
