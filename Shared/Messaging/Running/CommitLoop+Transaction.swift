import CloudEvents
import StateStore

extension CommitLoop {
  /// Runs `body` in one transaction, with the deletion of what was published before it and the new outbox rows after it.
  /// When it has committed, the rows go to the relay straight from memory.
  @discardableResult
  func transact<Result>(_ body: (TransactionScope) throws -> Result) throws -> Result {
    let now = parts.clock.now()
    let unsettled = parts.relay.unsettled
    let committed = try parts.store.write(committed: hand) { transaction in
      let scope = TransactionScope(transaction: transaction, service: parts.service, now: now, parking: parking)
      try settle(unsettled.published, unsettled.refused, in: scope)
      let result = try body(scope)
      let first = try scope.flush()
      let due =
        scope.touchesTimers || scope.parking != parking
        ? try nextTimer(in: scope)?.due : nextDue?.milliseconds
      FailPoint.beforeCommit.reach()
      return Committed(
        result: result, scope: scope, firstRow: first ?? 0, due: due, published: unsettled.published.count,
        refused: unsettled.refused)
    }
    parking = committed.scope.parking
    nextDue = committed.due.map { Timestamp(milliseconds: $0) }
    tell(of: committed)
    showState()
    return committed.result
  }

  private struct Committed<Result> {
    let result: Result
    let scope: TransactionScope
    let firstRow: Int64
    let due: Int64?
    let published: Int
    let refused: [RelayQueue<OutboxRow>.Refusal]
  }

  /// Runs right after the commit and before any other transaction can begin.
  private func hand<Result>(_ committed: Committed<Result>) {
    FailPoint.afterCommit.reach()
    parts.relay.settled(published: committed.published, refused: committed.refused.count)
    parts.relay.committed(zip(committed.firstRow..., committed.scope.outbox).map { (sequence: $0, row: $1) })
  }

  /// Takes out of the outbox what the broker has, and buries what it will never take.
  private func settle(
    _ published: [Int64], _ refused: [RelayQueue<OutboxRow>.Refusal], in scope: TransactionScope
  ) throws {
    guard !published.isEmpty || !refused.isEmpty else { return }
    FailPoint.beforeDelete.reach()
    try scope.transaction.outbox.delete(published + refused.map(\.entry.sequence))
    for refusal in refused where !isDeadLetterCopy(refusal) {
      try scope.bury(
        StoredRecord(refused: refusal.entry.row, sequence: refusal.entry.sequence),
        PermanentFailure(code: refusal.code, message: refusal.reason), handler: "relay")
    }
  }

  /// A copy of a copy would be refused like the first, for ever. The store has the letter; the copy is dropped.
  private func isDeadLetterCopy(_ refusal: RelayQueue<OutboxRow>.Refusal) -> Bool {
    refusal.entry.row.topic == parts.service.deadLetters.name
  }

  /// Counts and logs what was refused: after the commit, so that a transaction which is tried again tells it once.
  private func tell<Result>(of committed: Committed<Result>) {
    parts.metrics.refused.increment(by: committed.refused.count)
    for refusal in committed.refused where isDeadLetterCopy(refusal) {
      parts.logger.error(
        "the broker refused the copy of a dead letter, which was dropped; the store keeps the letter: \(refusal.reason)",
        metadata: ["topic": "\(refusal.entry.row.topic)"])
    }
    for refusal in committed.scope.refusals {
      if !refusal.origin.hasPrefix(InputHandler.outboxPrefix) { parts.metrics.deadLettered.increment() }
      parts.logger.error(
        "a record was refused\(refusal.parks ? " and its key is parked" : ""): \(refusal.failure)",
        metadata: [
          "topic": "\(refusal.origin)", "partition": "\(refusal.partition)", "offset": "\(refusal.offset)",
        ])
    }
  }

  func showState() {
    parts.status.parked(keys: parking.parkedKeys, letters: parking.pendingLetters)
    parts.metrics.parkedKeys.set(parking.parkedKeys)
    parts.metrics.outboxDepth.set(parts.relay.depth)
  }
}
