import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging

/// The payload that the suites send about: a number, and what the handler is to do with it.
struct Note: EventPayload {
  static let eventType = "accord.test.note.v1"
  static let summary = "A note of the messaging suites."

  enum Wish: String, Codable, Sendable {
    case keep
    /// The handler refuses it for good.
    case refuse
    /// The handler passes it on as an event of its own.
    case pass
  }

  var number: Int
  var wish = Wish.keep

  /// The note as a record on its way to Kafka.
  static func record(
    _ number: Int, _ wish: Wish = .keep, topic: String, key: String, id: String? = nil
  ) throws -> ProducerRecord {
    let event = CloudEvent(
      id: id ?? "note-\(key)-\(number)", source: "/test", type: eventType, subject: key,
      data: try JSON.encode(Note(number: number, wish: wish)))
    return ProducerRecord(
      topic: topic, key: Array(key.utf8), value: event.encoded(),
      headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
  }
}
