import CloudEvents
import Contracts
import Kafka

/// A record as the loop works it off, read ahead in the pulling thread. A record that cannot be read is an element like
/// any other: it ends as a dead letter, in its turn.
///
/// A class, because a batch is handed from thread to thread and a copy of all that it refers to costs more than the handing.
final class Delivery: Sendable {
  enum Content: Sendable {
    case event(CloudEvent, payload: any EventPayload, handle: EventRouter.Handler)
    /// The envelope says who it is, its payload cannot be read.
    case unreadablePayload(CloudEvent, PermanentFailure)
    /// Not even the envelope can be read.
    case unreadable(PermanentFailure)
    /// It is not from whom it says it is.
    case foreign(PermanentFailure)
    /// An event of a type that this service has no handler for.
    case unknownType
  }

  let record: ConsumerRecord
  let content: Content

  init(record: ConsumerRecord, content: Content) {
    self.record = record
    self.content = content
  }

  var partition: TopicPartition { TopicPartition(topic: record.topic, partition: record.partition) }

  /// Everything with the same key is worked off in order. A record without one waits for nobody.
  var parkingKey: [UInt8]? { record.key.flatMap { $0.isEmpty ? nil : $0 } }

  /// Nobody's records wait for one that somebody else forged: it could hold up any candidate.
  var parksItsKey: Bool {
    if case .foreign = content { false } else { true }
  }

  /// What makes it known again when it is sent twice. A record that cannot be read is known by its offset alone, and so is
  /// a foreign one: under its id the true event may come yet.
  var event: CloudEvent? {
    switch content {
    case .event(let event, _, _), .unreadablePayload(let event, _): event
    case .unreadable, .foreign, .unknownType: nil
    }
  }
}
