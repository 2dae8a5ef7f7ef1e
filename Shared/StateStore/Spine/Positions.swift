/// How far the service has come in each partition; moved in the transaction that holds the effects.
package struct Positions {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Moves the position from `old` (absent: there was none) to `position.next`.
  ///
  /// - Returns: false where the store's position is not `old`: somebody else works on the partition, so roll all back.
  package func advance(from old: Int64?, to position: Position) throws(StoreError) -> Bool {
    let place: [SQLValue] = [.text(position.cluster), .text(position.topic), .integer(Int64(position.partition))]
    let changed =
      if let old {
        try transaction.execute(
          "UPDATE position SET next_offset = ?, mark = ? WHERE cluster = ? AND topic = ? AND partition = ? AND next_offset = ?",
          [.integer(position.next), SQLValue(position.mark)] + place + [.integer(old)])
      } else {
        try transaction.execute(
          """
          INSERT INTO position (cluster, topic, partition, next_offset, mark) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (cluster, topic, partition) DO NOTHING
          """, place + [.integer(position.next), SQLValue(position.mark)])
      }
    return changed == 1
  }

  /// Sets the position whatever it was: an operator's decision, never the loop's.
  package func set(_ position: Position) throws(StoreError) {
    try transaction.execute(
      """
      INSERT INTO position (cluster, topic, partition, next_offset, mark) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (cluster, topic, partition) DO UPDATE SET next_offset = excluded.next_offset, mark = excluded.mark
      """,
      [
        .text(position.cluster), .text(position.topic), .integer(Int64(position.partition)), .integer(position.next),
        SQLValue(position.mark),
      ])
  }

  package func next(cluster: String, topic: String, partition: Int32) throws(StoreError) -> Int64? {
    try transaction.query(
      "SELECT next_offset FROM position WHERE cluster = ? AND topic = ? AND partition = ?",
      [.text(cluster), .text(topic), .integer(Int64(partition))]
    ).first?.integer(0)
  }

  /// All positions on all clusters, ordered by cluster, topic and partition.
  package func all() throws(StoreError) -> [Position] {
    try transaction.query(
      "SELECT cluster, topic, partition, next_offset, mark FROM position ORDER BY cluster, topic, partition", []
    ).map { row in
      Position(
        cluster: row.text(0) ?? "", topic: row.text(1) ?? "", partition: Int32(truncatingIfNeeded: row.integer(2) ?? 0),
        next: row.integer(3) ?? 0, mark: row.blob(4))
    }
  }
}

extension SQLTransaction {
  package var positions: Positions { Positions(self) }
}
