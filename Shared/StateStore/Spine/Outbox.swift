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
    ).map(Self.row)
  }

  /// Up to `limit` rows of a topic after the number `seq`, in order, and no more of them than weigh `bytes`, but at least one.
  ///
  /// - Returns: `isEnd`: the topic has no rows behind these.
  package func page(
    of topic: String, after seq: Int64, limit: Int, bytes: Int
  ) throws(StoreError) -> (rows: [(seq: Int64, row: OutboxRow)], isEnd: Bool) {
    // The weights first: a length is told without the bytes being read.
    let weights = try transaction.query(
      """
      SELECT seq, coalesce(length(key), 0) + coalesce(length(value), 0) + length(headers) FROM outbox
      WHERE seq > ? AND topic = ? ORDER BY seq LIMIT ?
      """, [.integer(seq), .text(topic), .integer(Int64(limit))])
    var (weight, last, count) = (0, seq, 0)
    for row in weights {
      weight += Int(row.integer(1) ?? 0)
      if count > 0, weight > bytes { break }
      last = row.integer(0) ?? last
      count += 1
    }
    guard count > 0 else { return ([], true) }
    let rows = try transaction.query(
      "SELECT seq, topic, key, value, headers FROM outbox WHERE seq > ? AND seq <= ? AND topic = ? ORDER BY seq",
      [.integer(seq), .integer(last), .text(topic)])
    return (rows.map(Self.row), count == weights.count && weights.count < limit)
  }

  private static func row(_ row: SQLRow) -> (seq: Int64, row: OutboxRow) {
    (
      row.integer(0) ?? 0,
      OutboxRow(topic: row.text(1) ?? "", key: row.blob(2), value: row.blob(3), headers: row.blob(4) ?? [])
    )
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

  /// How many rows wait of each topic.
  package func counts() throws(StoreError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in try transaction.query("SELECT topic, count(*) FROM outbox GROUP BY topic", []) {
      counts[row.text(0) ?? ""] = Int(row.integer(1) ?? 0)
    }
    return counts
  }

  package func count() throws(StoreError) -> Int {
    try Int(transaction.query("SELECT count(*) FROM outbox", []).first?.integer(0) ?? 0)
  }
}

extension SQLTransaction {
  package var outbox: Outbox { Outbox(self) }
}
