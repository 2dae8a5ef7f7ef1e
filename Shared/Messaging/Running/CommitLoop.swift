import CloudEvents
import Logging
import StateStore

/// The one thread on which the work is done: batches, calls, timers, parked records that may go on, the deletion of what has
/// been published. No two of them ever run at once, and none waits for the network.
///
/// Others write to the store too, a row or two of their own: the partition watch notes where a new partition begins, and the
/// reader of calls how far it has come. The store lets one transaction in at a time; what this loop keeps in memory of the
/// store (parking, timers, outbox) nobody else changes.
///
/// It is made and used inside that thread.
final class CommitLoop {
  let parts: ProcessorParts
  var parking = ParkingLot<[UInt8]>()
  var nextDue: Timestamp?
  private var batch: [Delivery] = []
  private var backOff: BackOff
  private var retryAt: ContinuousClock.Instant?
  private var unsettledSince: ContinuousClock.Instant?
  private var forgetAt = ContinuousClock.now
  private var generator = SystemRandomNumberGenerator()

  init(_ parts: ProcessorParts) {
    self.parts = parts
    self.backOff = parts.settings.backOff
  }

  /// Runs until the queue's end.
  func run() {
    defer { parts.queue.becameQuiet() }
    while !attempt(load) {
      if parts.queue.hasPulledAll { parts.queue.becameQuiet() }
      guard !parts.queue.mustEnd else { return refuseRequests() }
      parts.queue.writer.wait(atMost: retryDelay ?? .zero)
    }
    while true {
      // Read first: what was brought before the end was asked for is seen below.
      let mustEnd = parts.queue.mustEnd
      let mustQuieten = parts.queue.hasPulledAll
      serveRelay()
      performRequests()
      if retryDelay == nil || mustEnd { attempt(step) }
      if mustQuieten, !parts.queue.hasRequests, retryDelay != nil || (batch.isEmpty && parts.queue.hasRoom) {
        parts.queue.becameQuiet()
      }
      if mustEnd, !parts.queue.hasRequests { return }
      if !hasWork { parts.queue.writer.wait(atMost: idleTime) }
    }
  }

  /// What a former run left: how much is to be published, which keys are parked, when the next timer is due.
  func load() throws {
    let found = try parts.store.read { transaction in
      (
        outbox: try transaction.outbox.counts(), bays: try transaction.parkingBays(),
        letters: try transaction.deadLetters.pendingCount()
      )
    }
    parking = ParkingLot(
      found.bays.mapValues { ParkingLot.Bay(pending: $0.pending, waiting: $0.waiting) },
      keyless: found.letters - found.bays.values.reduce(0) { $0 + $1.pending })
    let next = try parts.store.read { try Self.nextTimer(in: $0, parking: parking) }
    nextDue = next.map { Timestamp(milliseconds: $0.due) }
    parts.relay.found(found.outbox)
    showState()
  }

  /// One round of the work that a failing store holds up.
  private func step() throws {
    if !parts.status.isProcessing {
      guard parts.relay.hasPublishedLeftovers, !parts.queue.hasStopped else { return try flushIfDue() }
      if parts.status.beginProcessing() { parts.queue.puller.wake() }
    }
    if batch.isEmpty, !parts.queue.mustEnd { batch = parts.queue.takeBatch() }
    if !batch.isEmpty {
      try work(batch)
      batch = []
    }
    if !parts.queue.hasStopped {
      try workReleased()
      try fireTimers()
      try forget()
    }
    try flushIfDue()
  }

  /// Forgets, little by little, inputs that can no longer come again and dead letters that were resolved long ago.
  private func forget() throws {
    guard forgetAt <= .now else { return }
    let limit = 1000
    let forgotten = try transact { scope in
      let before = scope.now.milliseconds - Int64(parts.settings.retention.seconds * 1000)
      return max(
        try scope.transaction.inbox.prune(receivedBefore: before, limit: limit),
        try scope.transaction.deadLetters.prune(resolvedBefore: before, limit: limit))
    }
    forgetAt = .now + (forgotten == limit ? .seconds(1) : .seconds(3600))
  }

  /// Takes what the broker has acknowledged out of the table, where no other transaction did for a while.
  private func flushIfDue() throws {
    guard parts.relay.hasUnsettled else {
      unsettledSince = nil
      return
    }
    let since = unsettledSince ?? .now
    unsettledSince = since
    guard parts.queue.mustEnd || since.duration(to: .now) >= parts.settings.idleFlush else { return }
    try transact { _ in }
    unsettledSince = nil
  }

  /// Runs `body`. Where it fails, the same work is tried again after a growing delay, and nothing is dropped meanwhile.
  @discardableResult
  private func attempt(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      backOff.succeeded()
      retryAt = nil
      return true
    } catch {
      let delay = backOff.failed(using: &generator)
      retryAt = .now + delay
      parts.metrics.transactionRetries.increment()
      parts.logger.error(
        "a transaction failed and is tried again: \(error)",
        metadata: ["failures": "\(backOff.failures)", "delay.seconds": "\(delay.seconds)"])
      return false
    }
  }

  /// Until when the store is left alone; absent where it may be tried.
  private var retryDelay: Duration? {
    guard let retryAt, retryAt > .now else { return nil }
    return ContinuousClock.now.duration(to: retryAt)
  }

  private var hasWork: Bool {
    parts.queue.hasRequests || (retryDelay == nil && parts.status.isProcessing && !parts.queue.hasRoom)
  }

  /// How long nothing can be due. A clock that is set by hand may jump, so a timer that is set is looked at every now and then.
  private var idleTime: Duration {
    if let retryDelay { return retryDelay }
    var time = Duration.seconds(10)
    if parts.status.isProcessing, !parts.queue.hasStopped {
      if !parking.released.isEmpty { return .zero }
      if let nextDue {
        let left = max(0, nextDue.milliseconds - parts.clock.now().milliseconds)
        time = .milliseconds(min(left, 200))
      }
    }
    return parts.relay.hasUnsettled ? min(time, parts.settings.idleFlush) : time
  }

  /// Reads the page of the outbox that the relay waits for. On this thread, since no commit may lie between the reading and
  /// the handing over.
  func serveRelay() {
    guard let wanted = parts.relay.wanted, retryDelay == nil else { return }
    attempt {
      let page = try parts.store.read { transaction in
        try transaction.outbox.page(
          of: wanted.topic, after: wanted.after, limit: wanted.limit, bytes: wanted.bytes)
      }
      parts.relay.read(page.rows.map { ($0.seq, $0.row) }, isEnd: page.isEnd)
    }
  }
}
