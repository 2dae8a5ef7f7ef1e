/// The records that handlers refused for good, until an operator redrives or discards each.
package struct DeadLetters {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Keeps the record; from now on its key, where it has one, is parked.
  ///
  /// - Parameters:
  ///   - parks: false where nothing waits behind the record.
  ///   - isNoted: the inbox holds the record.
  ///   - handler: who refused it.
  ///   - at: milliseconds since 1970.
  /// - Returns: its id.
  @discardableResult
  package func insert(
    _ record: StoredRecord, parks: Bool = true, isNoted: Bool = true, reason: String, message: String, handler: String,
    at: Int64
  ) throws(StoreError) -> Int64 {
    try transaction.query(
      """
      INSERT INTO dead_letter (\(StoredRecord.columns), parks, noted, reason, message, handler, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """,
      record.values + [
        .integer(parks ? 1 : 0), .integer(isNoted ? 1 : 0), .text(reason), .text(message), .text(handler), .integer(at),
      ]
    ).first?.integer(0) ?? 0
  }

  package func get(_ id: Int64) throws(StoreError) -> DeadLetter? {
    try transaction.query("SELECT \(DeadLetter.columns) FROM dead_letter WHERE id = ?", [.integer(id)])
      .first.map(DeadLetter.init)
  }

  /// Up to `limit` dead letters after `id`, oldest first.
  ///
  /// - Parameter status: absent: all of them.
  package func list(
    status: DeadLetter.Status? = .pending, after id: Int64 = 0, limit: Int
  ) throws(StoreError) -> [DeadLetter] {
    let filter = status == nil ? "" : "AND status = ?"
    return try transaction.query(
      "SELECT \(DeadLetter.columns) FROM dead_letter WHERE id > ? \(filter) ORDER BY id LIMIT ?",
      [.integer(id)] + (status.map { [.text($0.rawValue)] } ?? []) + [.integer(Int64(limit))]
    ).map(DeadLetter.init)
  }

  /// The first pending one that holds up the key.
  package func oldestPending(_ key: [UInt8]) throws(StoreError) -> Int64? {
    try transaction.query(
      "SELECT min(id) FROM dead_letter WHERE key = ? AND status = 'pending' AND parks = 1", [.blob(key)]
    ).first?.integer(0)
  }

  /// How many wait for somebody to decide.
  package func pendingCount() throws(StoreError) -> Int {
    try Int(
      transaction.query("SELECT count(*) FROM dead_letter WHERE status = 'pending'", []).first?.integer(0) ?? 0)
  }

  /// Ends a pending dead letter. Its key stays parked while another of the key is pending or records of the key wait.
  ///
  /// - Parameter at: milliseconds since 1970.
  /// - Returns: false where there is none of this id that is pending.
  package func resolve(_ id: Int64, as outcome: Outcome, at: Int64) throws(StoreError) -> Bool {
    try transaction.execute(
      "UPDATE dead_letter SET status = ?, resolved_at = ? WHERE id = ? AND status = 'pending'",
      [.text(outcome.rawValue), .integer(at), .integer(id)]) == 1
  }

  /// Notes that a pending dead letter was tried again and refused again.
  ///
  /// - Returns: false where there is none of this id that is pending.
  package func refuseAgain(_ id: Int64, reason: String, message: String, at: Int64) throws(StoreError) -> Bool {
    try transaction.execute(
      """
      UPDATE dead_letter SET reason = ?, message = ?, at = ?, attempts = attempts + 1
      WHERE id = ? AND status = 'pending'
      """, [.text(reason), .text(message), .integer(at), .integer(id)]) == 1
  }

  /// Forgets up to `limit` that were resolved before `time` (milliseconds since 1970). Pending ones are kept for ever.
  @discardableResult
  package func prune(resolvedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    try transaction.execute(
      """
      DELETE FROM dead_letter WHERE id IN (
        SELECT id FROM dead_letter WHERE resolved_at IS NOT NULL AND resolved_at < ? ORDER BY resolved_at LIMIT ?)
      """, [.integer(time), .integer(Int64(limit))])
  }

  package enum Outcome: String, Sendable, Hashable {
    case redriven, discarded
  }
}

extension SQLTransaction {
  package var deadLetters: DeadLetters { DeadLetters(self) }
}
