import CloudEvents
import StateStore

extension CommitLoop {
  private static let timersAtOnce = 200

  /// Fires what is due, in order of the due times; a handler may set timers that are due at once, which come in their turn.
  func fireTimers() throws {
    while let due = nextDue, due <= parts.clock.now(), !parts.queue.hasStopped {
      let fired = try transact { scope in
        var fired = 0
        // Read one at a time, because each handler may change which is next.
        while fired < Self.timersAtOnce,
          let timer = try scope.transaction.timers.due(at: scope.now.milliseconds, limit: 1).first
        {
          fired += 1
          try scope.transaction.timers.cancel(kind: timer.kind, subject: timer.subject)
          try fire(timer, in: scope)
        }
        scope.touchesTimers = true
        return fired
      }
      parts.metrics.timersFired.increment(by: fired)
    }
  }

  private func fire(_ timer: DurableTimer, in scope: TransactionScope) throws {
    let record = StoredRecord(timer: timer)
    if let key = record.parkingKey, scope.parking.isParked(key) {
      return try scope.park(record, key: key)
    }
    do {
      try parts.handler.fire(
        timer.kind, subject: timer.subject, due: Timestamp(milliseconds: timer.due), in: scope)
    } catch let failure as PermanentFailure {
      try scope.bury(record, failure, handler: record.topic)
      parts.logger.error(
        "a timer was refused and its subject is parked: \(failure)", metadata: ["timer": "\(timer.kind)"])
    }
  }
}
