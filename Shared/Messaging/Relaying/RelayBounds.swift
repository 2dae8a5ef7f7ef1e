/// How much a `RelayQueue` holds at most, in rows and in bytes. One row always goes, whatever it weighs.
struct RelayBounds: Sendable {
  /// On their way to the broker at once, of one topic.
  var window: Int
  var windowBytes = 2 << 20
  /// Waiting in memory, of all topics; a topic that finds no room still gets a window's worth.
  var capacity: Int
  var capacityBytes = 32 << 20
  /// A topic whose window is still unanswered when another topic's was acknowledged so much later is held.
  var patience = Duration.seconds(10)
}
