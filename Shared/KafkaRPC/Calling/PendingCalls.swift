/// The calls of one client that wait for their answer, and what an arriving reply means to them.
///
/// Pure bookkeeping: the effects happen outside of the lock that holds this value.
struct PendingCalls<Sink> {
  enum Reply {
    case deliver(Sink)
    /// The call has ended without it: its deadline passed, or it was cancelled.
    case late
    /// A reply to this call was there before.
    case duplicate
  }

  /// So many ended calls are remembered, to tell a late reply from a repeated one.
  private static var memory: Int { 4096 }

  let limit: Int
  private var waiting: [String: Sink] = [:]
  private var abandoned: Set<String> = []
  private var abandonedInOrder: [String] = []

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { waiting.count }

  /// - Returns: false where as many calls wait as may.
  mutating func begin(_ callID: String, _ sink: Sink) -> Bool {
    guard waiting.count < limit else { return false }
    waiting[callID] = sink
    return true
  }

  mutating func reply(to callID: String) -> Reply {
    if let sink = waiting.removeValue(forKey: callID) { return .deliver(sink) }
    return abandoned.remove(callID) == nil ? .duplicate : .late
  }

  /// The call ends without a reply; one that still comes is late.
  ///
  /// - Returns: nil where the call was answered before.
  mutating func abandon(_ callID: String) -> Sink? {
    guard let sink = waiting.removeValue(forKey: callID) else { return nil }
    abandoned.insert(callID)
    abandonedInOrder.append(callID)
    if abandonedInOrder.count > 2 * Self.memory {
      for forgotten in abandonedInOrder.prefix(Self.memory) { abandoned.remove(forgotten) }
      abandonedInOrder.removeFirst(Self.memory)
    }
    return sink
  }

  mutating func abandonAll() -> [Sink] {
    waiting.keys.compactMap { abandon($0) }
  }
}
