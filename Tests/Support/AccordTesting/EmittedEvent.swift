import CloudEvents
import Contracts
import StateStore

/// An event that waits in a store's outbox.
package struct EmittedEvent: Sendable, Hashable {
  package var topic: Topic
  package var key: String
  package var event: CloudEvent

  /// The payload, where it is of this type.
  package func payload<Payload: EventPayload>(_ type: Payload.Type) throws -> Payload? {
    guard event.type == Payload.eventType else { return nil }
    return try JSON.decode(type, from: event.data)
  }
}

extension StateStore {
  /// All that waits to be published, in order.
  package func emittedEvents() throws -> [EmittedEvent] {
    try read { transaction in
      try transaction.outbox.rows(limit: .max).map { _, row in
        EmittedEvent(
          topic: Topic(row.topic), key: String(decoding: row.key ?? [], as: UTF8.self),
          event: try CloudEvent(structured: row.value ?? []))
      }
    }
  }

  /// What the history says was done about a subject, oldest first.
  package func actions(on subject: String) throws -> [String] {
    try read { try $0.history.entries(subject: subject).map(\.entry.action) }
  }
}

extension [EmittedEvent] {
  /// The payloads of one type, in order.
  package func payloads<Payload: EventPayload>(_ type: Payload.Type) throws -> [Payload] {
    try compactMap { try $0.payload(type) }
  }
}
