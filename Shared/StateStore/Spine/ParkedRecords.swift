/// The records that wait, in order, behind a dead letter of the same key, whatever topic they came from.
///
/// The life of a key: a dead letter parks it; later records of it are parked; the dead letter is redriven or discarded;
/// the parked ones are taken and worked off in order (one that is refused becomes a dead letter and parks the key again);
/// when none is left the key flows.
package struct ParkedRecords {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Puts the record behind those of its key that wait already.
  ///
  /// - Parameters:
  ///   - isNoted: the inbox holds it.
  ///   - at: milliseconds since 1970.
  /// - Throws: `constraint` where the record has no key: nothing can wait for it.
  package func park(_ record: StoredRecord, isNoted: Bool = true, at: Int64) throws(StoreError) {
    try transaction.execute(
      "INSERT INTO parked_record (\(StoredRecord.columns), noted, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      record.values + [.integer(isNoted ? 1 : 0), .integer(at)])
  }

  /// Takes the first of the key's waiting records out; absent where none waits, or a dead letter of the key is pending.
  package func takeNext(_ key: [UInt8]) throws(StoreError) -> (record: StoredRecord, isNoted: Bool)? {
    try transaction.query(
      """
      DELETE FROM parked_record WHERE id = (
        SELECT id FROM parked_record WHERE key = ?
          AND NOT EXISTS (SELECT 1 FROM dead_letter WHERE key = ? AND status = 'pending' AND parks = 1)
        ORDER BY id LIMIT 1)
      RETURNING \(StoredRecord.columns), noted
      """, [.blob(key), .blob(key)]
    ).first.map { (StoredRecord($0, from: 0), $0.integer(6) != 0) }
  }

  /// How many records of the key wait.
  package func count(_ key: [UInt8]) throws(StoreError) -> Int {
    try Int(
      transaction.query("SELECT count(*) FROM parked_record WHERE key = ?", [.blob(key)]).first?.integer(0) ?? 0)
  }

  package func count() throws(StoreError) -> Int {
    try Int(transaction.query("SELECT count(*) FROM parked_record", []).first?.integer(0) ?? 0)
  }
}

extension SQLTransaction {
  package var parked: ParkedRecords { ParkedRecords(self) }
}
