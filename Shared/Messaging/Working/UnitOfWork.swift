import CloudEvents
import Contracts
import Kafka
import StateStore

/// Everything that one input may do, inside the one transaction that holds all of its effects.
/// It lives on the store's thread and only inside the handler that received it.
package final class UnitOfWork {
  package let transaction: any SQLTransaction
  package let service: ServiceName
  package let input: WorkInput
  /// The time at which the batch began; handlers know no other clock.
  package let now: Timestamp

  let scope: TransactionScope
  private var effects = 0
  private var ids = 0
  private lazy var trace = input.traceparent.flatMap(TraceContext.init) ?? TraceContext(derivedFrom: input)

  /// A unit of work in a transaction of the caller's own. The loop makes its units itself.
  package convenience init(
    transaction: any SQLTransaction, service: ServiceName, input: WorkInput, now: Timestamp
  ) {
    let scope = TransactionScope(transaction: transaction, service: service, now: now, gathersOutbox: false)
    self.init(scope: scope, input: input)
  }

  init(scope: TransactionScope, input: WorkInput) {
    self.transaction = scope.transaction
    self.service = scope.service
    self.now = scope.now
    self.scope = scope
    self.input = input
  }

  /// An opaque, UUID-shaped id that is the same whenever the same input is worked off again.
  package func makeID() -> String {
    defer { ids += 1 }
    return DerivedID("id", service.source, input.source, input.id, String(ids)).uuid
  }

  /// Puts an event in the outbox. Its id is derived from the input and the number of effects so far.
  ///
  /// - Parameter subject: the candidate id; it is also the record's key.
  /// - Throws: `PermanentFailure` where the record would exceed 256 KiB or the payload cannot be written as JSON.
  package func emit<Payload: EventPayload>(_ payload: Payload, to topic: Topic, subject: String) throws {
    let derived = DerivedID("event", service.source, input.source, input.id, String(effects))
    effects += 1
    let data: [UInt8]
    do {
      data = try JSON.encode(payload)
    } catch {
      throw PermanentFailure(
        code: "payloadNotEncodable",
        message: "a payload of \(Payload.eventType) cannot be written as JSON; a number in it is not finite")
    }
    let event = CloudEvent(
      id: derived.uuid, source: service.source, type: Payload.eventType, subject: subject, time: now,
      dataSchema: Payload.schemaURL, correlationID: input.correlationID ?? subject, causationID: input.id,
      traceparent: trace.header, data: data)
    let row = OutboxRow(
      topic: topic.name, key: Array(subject.utf8), value: event.encoded(),
      // The attribute is where the trace began, the header this hop's own place in it.
      headers: [
        KafkaHeader("content-type", CloudEvent.structuredContentType),
        KafkaHeader("traceparent", trace.hop(derived.spanID)),
      ])
    guard row.size <= CloudEvent.maximumSize else {
      throw PermanentFailure(
        code: "recordTooLarge",
        message: """
          a record of \(Payload.eventType) would have \(row.size) bytes, \(CloudEvent.maximumSize) are allowed; keep large \
          content as a blob and refer to it
          """)
    }
    try scope.publish(row)
  }

  /// Sets the timer of this kind and subject, in place of one that is already set.
  package func schedule(timer kind: String, subject: String, at due: Timestamp) throws {
    try transaction.timers.schedule(DurableTimer(kind: kind, subject: subject, due: due.milliseconds))
    scope.touchesTimers = true
  }

  package func cancel(timer kind: String, subject: String) throws {
    try transaction.timers.cancel(kind: kind, subject: subject)
    scope.touchesTimers = true
  }

  /// Appends a row to the hash-chained history.
  ///
  /// - Parameters:
  ///   - subject: the candidate id (or another opaque id).
  ///   - actor: the officer, or the service where a rule acted.
  ///   - action: a stable word, e.g. `decided`.
  ///   - detail: JSON; it may hold personal data, as the store may.
  package func record(subject: String, actor: String, action: String, detail: some Encodable) throws {
    try scope.record(subject: subject, actor: actor, action: action, detail: JSON.encode(detail))
  }
}
