import Contracts
import StateStore

/// What an operator does with dead letters. `list` and `show` only read; `redrive` and `discard` only tell what they would
/// do unless `execute` is true, and what they do is recorded in the history.
///
/// A redrive runs the service's own handler, so it is offered by the running service (an RPC method over
/// `Processor.perform`). A discard also works on a stopped service's store. The records that wait behind a resolved dead
/// letter are then worked off by the loop, at once or at the next start.
package struct DeadLetterDesk: Sendable {
  package enum Outcome: Sendable, Hashable {
    /// Nothing was done: `execute` was false.
    case wouldBeRedriven
    case wouldBeDiscarded
    case redriven
    /// The event had come again since, and that had taken effect: the letter is resolved, nothing else was done.
    case alreadyInEffect
    case discarded
    /// The handler refused it again; it stays pending, with the new reason.
    case refusedAgain(PermanentFailure)
  }

  private let handler: InputHandler

  package init(service: ServiceName, router: EventRouter, timers: TimerRouter = TimerRouter()) {
    handler = InputHandler(service: service, router: router, timers: timers)
  }

  /// Up to `limit` dead letters after the one of this id, oldest first; those that wait for a decision unless told otherwise.
  package static func list(
    status: DeadLetter.Status? = .pending, after id: Int64 = 0, limit: Int, in transaction: any SQLTransaction
  ) throws -> [DeadLetter] {
    try transaction.deadLetters.list(status: status, after: id, limit: limit)
  }

  /// One dead letter with its record, and how many records of its key wait behind it.
  package static func show(
    _ id: Int64, in transaction: any SQLTransaction
  ) throws -> (letter: DeadLetter, waiting: Int) {
    guard let letter = try transaction.deadLetters.get(id) else { throw DeadLetterError.unknown(id: id) }
    let waiting = try letter.parkingKey.map { try transaction.parked.count($0) } ?? 0
    return (letter, waiting)
  }

  /// Works the record off again, as the same input as before: the ids that it makes are the same. Of several that hold up one
  /// key the oldest goes first.
  ///
  /// - Parameters:
  ///   - actor: the operator.
  ///   - reason: why; kept in the history.
  /// - Throws: `DeadLetterError`, or an error after which the whole unit of work is rolled back.
  package func redrive(
    _ id: Int64, actor: String, reason: String, execute: Bool, in work: UnitOfWork
  ) throws -> Outcome {
    let letter = try Self.pending(id, in: work.transaction)
    if let key = letter.parkingKey, let oldest = try work.transaction.deadLetters.oldestPending(key), oldest < id {
      throw DeadLetterError.notTheOldest(id: id, oldest: oldest)
    }
    guard execute else { return .wouldBeRedriven }
    let effect: InputHandler.Effect
    do {
      effect = try handler.handle(letter.record, isNoted: letter.isNoted, in: work.scope)
    } catch let failure as PermanentFailure {
      _ = try work.transaction.deadLetters.refuseAgain(
        id, reason: failure.code, message: failure.message, at: work.now.milliseconds)
      try work.scope.publish(
        OutboxRow(deadLetter: id, letter.record, failure, handler: letter.handler, in: work.scope))
      try Self.audit("deadLetterRefusedAgain", letter, actor, reason, in: work)
      return .refusedAgain(failure)
    }
    let isDuplicate = effect == .duplicate
    try Self.resolve(
      letter, as: .redriven, action: isDuplicate ? "deadLetterFoundInEffect" : "deadLetterRedriven", actor, reason,
      in: work)
    return isDuplicate ? .alreadyInEffect : .redriven
  }

  /// Gives the record up.
  package static func discard(
    _ id: Int64, actor: String, reason: String, execute: Bool, in work: UnitOfWork
  ) throws -> Outcome {
    let letter = try pending(id, in: work.transaction)
    guard execute else { return .wouldBeDiscarded }
    try resolve(letter, as: .discarded, action: "deadLetterDiscarded", actor, reason, in: work)
    return .discarded
  }

  private static func pending(_ id: Int64, in transaction: any SQLTransaction) throws -> DeadLetter {
    let letter = try show(id, in: transaction).letter
    guard letter.status == .pending else { throw DeadLetterError.resolved(id: id, as: letter.status) }
    return letter
  }

  private static func resolve(
    _ letter: DeadLetter, as outcome: DeadLetters.Outcome, action: String, _ actor: String, _ reason: String,
    in work: UnitOfWork
  ) throws {
    guard try work.transaction.deadLetters.resolve(letter.id, as: outcome, at: work.now.milliseconds) else {
      throw DeadLetterError.unknown(id: letter.id)
    }
    work.scope.parking.resolved(letter.parkingKey)
    try audit(action, letter, actor, reason, in: work)
  }

  private struct Audit: Encodable {
    var deadLetter: Int64
    var topic: String
    var partition: Int32
    var offset: Int64
    var code: String
    var reason: String
  }

  private static func audit(
    _ action: String, _ letter: DeadLetter, _ actor: String, _ reason: String, in work: UnitOfWork
  ) throws {
    let record = letter.record
    try work.record(
      subject: record.parkingKey.map { String(decoding: $0, as: UTF8.self) } ?? "dead-letter-\(letter.id)",
      actor: actor,
      action: action,
      detail: Audit(
        deadLetter: letter.id, topic: record.topic, partition: record.partition, offset: record.offset,
        code: letter.reason, reason: reason))
  }
}
