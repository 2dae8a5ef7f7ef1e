import StateStore

extension CommitLoop {
  private static let recordsAtOnce = 200

  /// Works off, in order, the records of keys that nothing holds up any more. One that is refused parks its key again.
  func workReleased() throws {
    while !parts.queue.hasStopped, let key = parking.released.first {
      let (taken, duplicates) = try transact { scope in
        var (taken, duplicates) = (0, 0)
        while taken < Self.recordsAtOnce, let parked = try scope.transaction.parked.takeNext(key) {
          taken += 1
          scope.parking.took(key)
          do {
            let result = try parts.handler.handle(parked.record, isNoted: parked.isNoted, in: scope)
            if result == .duplicate { duplicates += 1 }
          } catch let failure as PermanentFailure {
            try scope.bury(parked.record, isNoted: parked.isNoted, failure, handler: "parked")
          }
        }
        if taken < Self.recordsAtOnce {
          // The table is the truth; were memory to differ, this loop would not end.
          let bay = try scope.transaction.parkingBay(key)
          scope.parking.found(key, ParkingLot.Bay(pending: bay.pending, waiting: bay.waiting))
        }
        return (taken, duplicates)
      }
      parts.metrics.duplicates.increment(by: duplicates)
      if taken == 0 { return }
    }
  }
}
