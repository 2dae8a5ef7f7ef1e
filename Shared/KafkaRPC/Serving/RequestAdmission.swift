/// Which requests a server takes on, by what it is working on already. Pure bookkeeping.
struct RequestAdmission {
  enum Decision: Sendable, Hashable {
    case execute
    /// The same request is being worked on: its one reply answers both.
    case duplicate
    /// As many requests are being worked on as may.
    case refuse
  }

  let limit: Int
  private var working: Set<ReturnAddress> = []

  init(limit: Int) {
    self.limit = limit
  }

  var count: Int { working.count }

  mutating func arrive(_ address: ReturnAddress) -> Decision {
    if working.contains(address) { return .duplicate }
    guard working.count < limit else { return .refuse }
    working.insert(address)
    return .execute
  }

  mutating func leave(_ address: ReturnAddress) {
    working.remove(address)
  }
}
