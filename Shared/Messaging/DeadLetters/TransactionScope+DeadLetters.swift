import StateStore

extension TransactionScope {
  /// Keeps a record that was refused for good, parks its key, and tells the dead-letter topic.
  ///
  /// - Parameters:
  ///   - parks: false where nothing is to wait behind it.
  ///   - isNoted: the inbox holds it; false where it could not be told who it is.
  func bury(
    _ record: StoredRecord, parks: Bool = true, isNoted: Bool = true, _ failure: PermanentFailure, handler: String
  ) throws(StoreError) {
    let id = try transaction.deadLetters.insert(
      record, parks: parks, isNoted: isNoted, reason: failure.code, message: failure.message, handler: handler,
      at: now.milliseconds)
    parking.refused(parks ? record.parkingKey : nil)
    refusals.append(
      Refusal(
        failure: failure, origin: record.topic, partition: record.partition, offset: record.offset,
        parks: parks && record.parkingKey != nil))
    try publish(OutboxRow(deadLetter: id, record, failure, handler: handler, in: self))
  }

  /// Puts a record behind the others of its parked key.
  ///
  /// - Parameter isNoted: the inbox holds it.
  func park(_ record: StoredRecord, key: [UInt8], isNoted: Bool) throws(StoreError) {
    try transaction.parked.park(record, isNoted: isNoted, at: now.milliseconds)
    parking.parked(key)
  }
}
