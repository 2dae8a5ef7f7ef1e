import StateStore

extension TransactionScope {
  /// Keeps a record that was refused for good, parks its key, and tells the dead-letter topic.
  func bury(_ record: StoredRecord, _ failure: PermanentFailure, handler: String) throws(StoreError) {
    let id = try transaction.deadLetters.insert(
      record, reason: failure.code, message: failure.message, handler: handler, at: now.milliseconds)
    parking.refused(record.parkingKey)
    try publish(OutboxRow(deadLetter: id, record, failure, handler: handler, in: self))
  }

  /// Puts a record behind the others of its parked key.
  func park(_ record: StoredRecord, key: [UInt8]) throws(StoreError) {
    try transaction.parked.park(record, at: now.milliseconds)
    parking.parked(key)
  }
}
