extension SQLTransaction {
  /// The same of one key; both are 0 where it is not parked.
  package func parkingBay(_ key: [UInt8]) throws(StoreError) -> (pending: Int, waiting: Int) {
    let pending = try query(
      "SELECT count(*) FROM dead_letter WHERE key = ? AND status = 'pending' AND parks = 1", [.blob(key)])
    return (Int(pending.first?.integer(0) ?? 0), try parked.count(key))
  }

  /// Every key that is parked: how many of its dead letters are pending, and how many records wait behind them.
  package func parkingBays() throws(StoreError) -> [[UInt8]: (pending: Int, waiting: Int)] {
    var bays: [[UInt8]: (pending: Int, waiting: Int)] = [:]
    let pending = try query(
      "SELECT key, count(*) FROM dead_letter WHERE status = 'pending' AND parks = 1 AND key IS NOT NULL GROUP BY key",
      [])
    for row in pending {
      guard let key = row.blob(0), let count = row.integer(1) else { continue }
      bays[key, default: (0, 0)].pending = Int(count)
    }
    for row in try query("SELECT key, count(*) FROM parked_record GROUP BY key", []) {
      guard let key = row.blob(0), let count = row.integer(1) else { continue }
      bays[key, default: (0, 0)].waiting = Int(count)
    }
    return bays
  }
}
