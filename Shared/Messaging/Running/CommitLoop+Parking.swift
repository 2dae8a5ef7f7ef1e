import StateStore

extension CommitLoop {
  private static let recordsAtOnce = 200

  /// Works off, in order, the records of keys that nothing holds up any more. One that is refused parks its key again.
  func workReleased() throws {
    while let key = parking.released.first {
      try transact { scope in
        for _ in 0..<Self.recordsAtOnce {
          guard let record = try scope.transaction.parked.takeNext(key) else { break }
          scope.parking.took(key)
          do {
            try parts.handler.handle(record, in: scope)
          } catch let failure as PermanentFailure {
            try scope.bury(record, failure, handler: "parked")
            parts.metrics.deadLettered.increment()
          }
        }
        // The table is the truth; were the two ever to differ, this loop would not end.
        if try scope.transaction.parked.count(key) == 0 { scope.parking.emptied(key) }
      }
    }
  }
}
