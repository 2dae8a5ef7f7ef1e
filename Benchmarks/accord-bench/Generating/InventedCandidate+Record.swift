import CloudEvents
import Contracts
import Kafka

extension InventedCandidate {
  static let source = "/accord/intake"

  /// Of the event: derived from the candidate's own id by its version digit, so that both sides of a comparison know it.
  var eventID: String {
    var id = Array(candidate.id.utf8)
    id[14] = UInt8(ascii: "8")
    return String(decoding: id, as: UTF8.self)
  }

  /// The record that intake would send.
  func record() throws -> ProducerRecord {
    let event = CloudEvent(
      id: eventID, source: Self.source, type: CandidateRecommended.eventType, subject: candidate.id,
      time: SystemClock().now(), dataSchema: CandidateRecommended.schemaURL, correlationID: candidate.id,
      traceparent: Self.traceparent, data: try JSON.encode(CandidateRecommended(candidate: candidate)))
    return ProducerRecord(
      topic: Topic.intakeEvents.name, key: Array(candidate.id.utf8), value: event.encoded(),
      headers: [
        KafkaHeader("content-type", CloudEvent.structuredContentType), KafkaHeader("traceparent", Self.traceparent),
      ])
  }

  private static let traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
}
