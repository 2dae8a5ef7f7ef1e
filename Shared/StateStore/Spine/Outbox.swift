/// The records that a transaction sends, kept until the broker has acknowledged them.
package struct Outbox {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Puts the rows in, in order. One call with many rows is much cheaper than many calls.
  ///
  /// Numbers come from a counter row and not from the engine: they follow the order of the commits with several writers
  /// too, and one is never used again, so that a late deletion cannot hit another row.
  ///
  /// - Returns: the rows' numbers, rising by one.
  @discardableResult
  package func insert(_ rows: [OutboxRow]) throws(StoreError) -> ClosedRange<Int64>? {
    guard !rows.isEmpty else { return nil }
    let found = try transaction.query(
      "UPDATE outbox_counter SET last = last + ? WHERE id = 1 RETURNING last", [.integer(Int64(rows.count))])
    guard let last = found.first?.integer(0) else {
      throw StoreError(.unusable, "the outbox has lost its counter; restore the store from a copy")
    }
    let first = last - Int64(rows.count) + 1
    for (seq, row) in zip(first..., rows) {
      try transaction.execute(
        "INSERT INTO outbox (seq, topic, key, value, headers) VALUES (?, ?, ?, ?, ?)",
        [.integer(seq), .text(row.topic), SQLValue(row.key), SQLValue(row.value), .blob(row.headers)])
    }
    return first...last
  }

  /// Up to `limit` rows after the number `seq`, in order. From 0 it reads from the start.
  package func rows(after seq: Int64 = 0, limit: Int) throws(StoreError) -> [(seq: Int64, row: OutboxRow)] {
    try transaction.query(
      "SELECT seq, topic, key, value, headers FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?",
      [.integer(seq), .integer(Int64(limit))]
    ).map { row in
      (
        row.integer(0) ?? 0,
        OutboxRow(topic: row.text(1) ?? "", key: row.blob(2), value: row.blob(3), headers: row.blob(4) ?? [])
      )
    }
  }

  /// Removes what was published. Neighbouring numbers are removed together.
  ///
  /// - Returns: how many rows were there.
  @discardableResult
  package func delete(_ seqs: some Sequence<Int64>) throws(StoreError) -> Int {
    var removed = 0
    for run in ClosedRange.runs(of: seqs) {
      removed += try delete(run)
    }
    return removed
  }

  @discardableResult
  package func delete(_ seqs: ClosedRange<Int64>) throws(StoreError) -> Int {
    try transaction.execute(
      "DELETE FROM outbox WHERE seq BETWEEN ? AND ?", [.integer(seqs.lowerBound), .integer(seqs.upperBound)])
  }

  package func count() throws(StoreError) -> Int {
    try Int(transaction.query("SELECT count(*) FROM outbox", []).first?.integer(0) ?? 0)
  }
}

extension SQLTransaction {
  package var outbox: Outbox { Outbox(self) }
}
