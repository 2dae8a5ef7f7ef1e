extension History {
  /// Walks the whole chain, some hundred rows at a time.
  ///
  /// - Returns: the first fault; absent where every row is what was written.
  package func verify() throws(StoreError) -> HistoryFault? {
    var seq: Int64 = 0
    var hash = [UInt8](repeating: 0, count: 32)
    while true {
      let rows = try page(after: seq)
      for row in rows {
        let (found, entry) = Self.entry(row)
        guard found == seq + 1 else { return HistoryFault(seq: seq + 1, kind: .removed) }
        let previous = row.blob(6) ?? []
        let recorded = row.blob(7) ?? []
        guard recorded == entry.hash(after: previous) else { return HistoryFault(seq: found, kind: .altered) }
        guard previous == hash else { return HistoryFault(seq: found, kind: .reordered) }
        seq = found
        hash = recorded
      }
      if rows.isEmpty { break }
    }
    let head = try head()
    if head.seq > seq { return HistoryFault(seq: seq + 1, kind: .removed) }
    if head.seq < seq { return HistoryFault(seq: head.seq + 1, kind: .reordered) }
    return head.hash == hash ? nil : HistoryFault(seq: seq, kind: .altered)
  }

  private func page(after seq: Int64) throws(StoreError) -> [SQLRow] {
    try transaction.query(
      """
      SELECT seq, at, subject, actor, action, detail, previous, hash FROM history WHERE seq > ? ORDER BY seq LIMIT 500
      """, [.integer(seq)])
  }
}
