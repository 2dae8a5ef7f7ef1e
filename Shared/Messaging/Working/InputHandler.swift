import CloudEvents
import Contracts
import Kafka
import StateStore

/// Runs the handler of one input in a savepoint, whatever the input is and wherever it comes from: the broker, a parked
/// record, a dead letter that is tried again.
struct InputHandler: Sendable {
  /// A timer that was refused is kept like a record of the topic `timer/<kind>`, with its due time as offset, and a record
  /// that the broker refused like one of `outbox/<topic>`. No topic has a slash in its name.
  static let timerPrefix = "timer/"
  static let outboxPrefix = "outbox/"

  let service: ServiceName
  let router: EventRouter
  let timers: TimerRouter

  enum Effect: Sendable, Hashable {
    case done
    /// The same event came again in the meantime, and that took effect: nothing was done.
    case duplicate
  }

  /// - Throws: `PermanentFailure`, or an error after which the transaction cannot be kept.
  func handle(_ delivery: Delivery, in scope: TransactionScope) throws {
    switch delivery.content {
    case .event(let event, let payload, let handle):
      try run(WorkInput(event), in: scope) { try handle(event, payload, $0) }
    case .unreadablePayload(_, let failure), .unreadable(let failure), .foreign(let failure):
      throw failure
    case .unknownType:
      break
    }
  }

  /// Works off a record that was kept.
  ///
  /// - Parameter isNoted: the inbox holds it. One that could not be told by its id when it came is noted now, if it can be.
  func handle(_ record: StoredRecord, isNoted: Bool, in scope: TransactionScope) throws -> Effect {
    if record.topic.hasPrefix(Self.timerPrefix) {
      try fire(
        String(record.topic.dropFirst(Self.timerPrefix.count)),
        subject: String(decoding: record.key ?? [], as: UTF8.self), due: Timestamp(milliseconds: record.offset),
        in: scope)
    } else if record.topic.hasPrefix(Self.outboxPrefix) {
      try scope.publish(
        OutboxRow(
          topic: String(record.topic.dropFirst(Self.outboxPrefix.count)), key: record.key, value: record.value,
          headers: record.headers))
    } else {
      return try handleAgain(router.delivery(of: ConsumerRecord(record)), isNoted: isNoted, in: scope)
    }
    return .done
  }

  private func handleAgain(_ delivery: Delivery, isNoted: Bool, in scope: TransactionScope) throws -> Effect {
    if case .unknownType = delivery.content {
      throw PermanentFailure(
        code: "unknownType",
        message: "this version has no handler for events of this type any more; run one that has, or discard the record"
      )
    }
    guard !isNoted, let event = delivery.event else {
      try handle(delivery, in: scope)
      return .done
    }
    // Where it is refused, what was noted goes too: the next try is to meet the inbox as this one did.
    return try scope.savepoint {
      let isNew = try scope.transaction.inbox.insert(source: event.source, id: event.id, at: scope.now.milliseconds)
      guard isNew else { return .duplicate }
      try handle(delivery, in: scope)
      return .done
    }
  }

  /// Fires a timer. Nothing keeps anybody from setting one again for a time for which it was fired before; the inbox, which
  /// knows what was fired as it knows what came, keeps the two apart.
  func fire(_ kind: String, subject: String, due: Timestamp, in scope: TransactionScope) throws {
    guard let handle = timers.routes[kind] else {
      throw PermanentFailure(
        code: "unknownTimer", message: "no handler is registered for timers of kind \(kind); run a version that has one"
      )
    }
    let input = WorkInput(timer: kind, subject: subject, due: due, of: service)
    try run(input, in: scope, noting: true) { try handle(subject, due, $0) }
  }

  /// - Parameter noting: the inbox is told of the input, and where it has the same already this is the next of them. Told in
  ///   the savepoint: an input that is refused and tried again is the same one.
  private func run(
    _ input: WorkInput, in scope: TransactionScope, noting: Bool = false, _ body: (UnitOfWork) throws -> Void
  ) throws {
    do {
      try scope.savepoint {
        var input = input
        if noting {
          let first = input.id
          var turn = 1
          while try !scope.transaction.inbox.insert(source: input.source, id: input.id, at: scope.now.milliseconds) {
            turn += 1
            input.id = "\(first)/\(turn)"
          }
        }
        try body(UnitOfWork(scope: scope, input: input))
      }
    } catch {
      throw try PermanentFailure.classify(error)
    }
  }
}
