import CloudEvents
import StateStore

extension CommitLoop {
  private static let timersAtOnce = 200
  private static let pageSize = 100

  /// Fires what is due, in order of the due times; a handler may set timers that are due at once, which come in their turn.
  /// One that was fired and is due again waits for the next transaction: who sets a timer anew for what is left of the work
  /// has parted the work, and no transaction holds all of it.
  ///
  /// A timer whose subject is parked stays set and is due again when the subject flows: until then what is worked off before
  /// it may cancel it or set it anew.
  func fireTimers() throws {
    while let due = nextDue, due <= parts.clock.now(), !parts.queue.hasStopped {
      let fired = try transact { scope in
        var fired: Set<[String]> = []
        // Read one at a time, because each handler may change which is next.
        while fired.count < Self.timersAtOnce, let timer = try nextTimer(in: scope),
          timer.due <= scope.now.milliseconds, fired.insert([timer.kind, timer.subject]).inserted
        {
          try scope.transaction.timers.cancel(kind: timer.kind, subject: timer.subject)
          try fire(timer, in: scope)
        }
        scope.touchesTimers = true
        return fired.count
      }
      parts.metrics.timersFired.increment(by: fired)
    }
  }

  /// The first timer, due or not, whose subject is not parked.
  func nextTimer(in scope: TransactionScope) throws -> DurableTimer? {
    try Self.nextTimer(in: scope.transaction, parking: scope.parking)
  }

  static func nextTimer(
    in transaction: any SQLTransaction, parking: ParkingLot<[UInt8]>
  ) throws -> DurableTimer? {
    guard parking.parkedKeys > 0 else { return try transaction.timers.list(after: nil, limit: 1).first }
    var last: DurableTimer?
    while true {
      let page = try transaction.timers.list(after: last, limit: pageSize)
      if let timer = page.first(where: { !parking.isParked(Array($0.subject.utf8)) }) { return timer }
      guard page.count == pageSize else { return nil }
      last = page.last
    }
  }

  private func fire(_ timer: DurableTimer, in scope: TransactionScope) throws {
    do {
      try parts.handler.fire(
        timer.kind, subject: timer.subject, due: Timestamp(milliseconds: timer.due), in: scope)
    } catch let failure as PermanentFailure {
      let record = StoredRecord(timer: timer)
      try scope.bury(record, failure, handler: record.topic)
    }
  }
}
