/// The durable timers; at most one of each kind for a subject.
package struct Timers {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Sets the timer, in place of one of the same kind and subject.
  package func schedule(_ timer: DurableTimer) throws(StoreError) {
    try transaction.execute(
      """
      INSERT INTO timer (kind, subject, due) VALUES (?, ?, ?)
      ON CONFLICT (kind, subject) DO UPDATE SET due = excluded.due
      """, [.text(timer.kind), .text(timer.subject), .integer(timer.due)])
  }

  /// - Returns: false where there was none.
  @discardableResult
  package func cancel(kind: String, subject: String) throws(StoreError) -> Bool {
    try transaction.execute("DELETE FROM timer WHERE kind = ? AND subject = ?", [.text(kind), .text(subject)]) == 1
  }

  /// When the timer is due; absent where it is not set.
  package func due(kind: String, subject: String) throws(StoreError) -> Int64? {
    try transaction.query("SELECT due FROM timer WHERE kind = ? AND subject = ?", [.text(kind), .text(subject)])
      .first?.integer(0)
  }

  /// Up to `limit` timers, the first due first, that come after `last` in that order. They stay set: who fires one cancels
  /// it in the same transaction, before its handler may set it anew.
  package func list(after last: DurableTimer?, limit: Int) throws(StoreError) -> [DurableTimer] {
    let last = last ?? DurableTimer(kind: "", subject: "", due: .min)
    return try transaction.query(
      "SELECT kind, subject, due FROM timer WHERE (due, kind, subject) > (?, ?, ?) ORDER BY due, kind, subject LIMIT ?",
      [.integer(last.due), .text(last.kind), .text(last.subject), .integer(Int64(limit))]
    ).map { row in
      DurableTimer(kind: row.text(0) ?? "", subject: row.text(1) ?? "", due: row.integer(2) ?? 0)
    }
  }
}

extension SQLTransaction {
  package var timers: Timers { Timers(self) }
}
