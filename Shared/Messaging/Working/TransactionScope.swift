import CloudEvents
import Contracts
import StateStore

/// What the units of work of one transaction share, and what the loop has to know when it has committed.
final class TransactionScope {
  let transaction: any SQLTransaction
  let service: ServiceName
  let now: Timestamp

  /// Rows for the outbox, written all together at the transaction's end.
  private(set) var outbox: [OutboxRow] = []
  private let gathersOutbox: Bool

  /// A timer was set or cancelled: the next due time may be another.
  var touchesTimers = false
  /// What was done to dead letters and parked records.
  var parking: ParkingLot<[UInt8]>
  /// What was refused for good: to be counted and told of when it is committed, once.
  var refusals: [Refusal] = []

  struct Refusal {
    var failure: PermanentFailure
    /// A topic, or `timer/…` or `outbox/…`.
    var origin: String
    var partition: Int32
    var offset: Int64
    var parks: Bool
  }

  /// - Parameter gathersOutbox: false where nobody calls `flush`: each row is then written at once.
  init(
    transaction: any SQLTransaction, service: ServiceName, now: Timestamp,
    parking: ParkingLot<[UInt8]> = ParkingLot(), gathersOutbox: Bool = true
  ) {
    self.transaction = transaction
    self.service = service
    self.now = now
    self.parking = parking
    self.gathersOutbox = gathersOutbox
  }

  func publish(_ row: OutboxRow) throws(StoreError) {
    if gathersOutbox {
      outbox.append(row)
    } else {
      try transaction.outbox.insert([row])
    }
  }

  /// Writes the gathered rows.
  ///
  /// - Returns: the number of the first.
  func flush() throws(StoreError) -> Int64? {
    try transaction.outbox.insert(outbox)?.lowerBound
  }

  /// Runs one input's work so that nothing of it is left where it throws.
  func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
    let (count, refused, parking) = (outbox.count, refusals.count, parking)
    do {
      return try transaction.savepoint(body)
    } catch {
      outbox.removeSubrange(count...)
      refusals.removeSubrange(refused...)
      self.parking = parking
      throw error
    }
  }
}
