import StateStore

extension TransactionScope {
  /// Keeps a record that was refused for good, parks its key, and tells the dead-letter topic.
  ///
  /// - Parameter parks: false where nothing is to wait behind it.
  func bury(
    _ record: StoredRecord, parks: Bool = true, _ failure: PermanentFailure, handler: String
  ) throws(StoreError) {
    let id = try transaction.deadLetters.insert(
      record, parks: parks, reason: failure.code, message: failure.message, handler: handler, at: now.milliseconds)
    parking.refused(parks ? record.parkingKey : nil)
    try publish(OutboxRow(deadLetter: id, record, failure, handler: handler, in: self))
  }

  /// Puts a record behind the others of its parked key.
  func park(_ record: StoredRecord, key: [UInt8]) throws(StoreError) {
    try transaction.parked.park(record, at: now.milliseconds)
    parking.parked(key)
  }
}
