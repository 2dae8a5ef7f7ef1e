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

  func handle(_ record: StoredRecord, in scope: TransactionScope) throws {
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
      try handle(router.delivery(of: ConsumerRecord(record)), in: scope)
    }
  }

  func fire(_ kind: String, subject: String, due: Timestamp, in scope: TransactionScope) throws {
    guard let handle = timers.routes[kind] else {
      throw PermanentFailure(
        code: "unknownTimer", message: "no handler is registered for timers of kind \(kind); run a version that has one"
      )
    }
    try run(WorkInput(timer: kind, subject: subject, due: due, of: service), in: scope) { try handle(subject, due, $0) }
  }

  private func run(_ input: WorkInput, in scope: TransactionScope, _ body: (UnitOfWork) throws -> Void) throws {
    do {
      try scope.savepoint { try body(UnitOfWork(scope: scope, input: input)) }
    } catch {
      throw try PermanentFailure.classify(error)
    }
  }
}
