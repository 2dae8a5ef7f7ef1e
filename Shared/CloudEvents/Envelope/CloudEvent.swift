/// One event as CloudEvents 1.0 describes it. `data` stays the JSON text that was received or written:
/// routing needs the attributes alone, and decoding a payload nobody asks for is the most expensive thing a consumer can do.
///
/// Context attributes carry no personal data, ever; it lives in `data`.
package struct CloudEvent: Sendable, Hashable {
  /// Unique together with `source`; a re-sent event keeps it.
  package var id: String
  /// URI reference of the producer, e.g. `/accord/screening`.
  package var source: String
  /// e.g. `accord.screening.candidate-passed.v1`
  package var type: String
  /// The candidate id, where the event is about a candidate.
  package var subject: String?
  package var time: Timestamp?
  package var dataContentType: String?
  package var dataSchema: String?
  /// The candidate id or the call id.
  package var correlationID: String?
  /// The id of the event that led to this one.
  package var causationID: String?
  /// W3C trace context of the start of the trace.
  package var traceparent: String?
  /// Other extension attributes, by name; values as CloudEvents canonical strings.
  package var extensions: [String: String]
  /// The payload, empty where there is none: a JSON text where `hasJSONData`, else bytes of `dataContentType`.
  package var data: [UInt8]

  package init(
    id: String, source: String, type: String, subject: String? = nil, time: Timestamp? = nil,
    dataContentType: String? = "application/json", dataSchema: String? = nil, correlationID: String? = nil,
    causationID: String? = nil, traceparent: String? = nil, extensions: [String: String] = [:], data: [UInt8] = []
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
    self.time = time
    self.dataContentType = dataContentType
    self.dataSchema = dataSchema
    self.correlationID = correlationID
    self.causationID = causationID
    self.traceparent = traceparent
    self.extensions = extensions
    self.data = data
  }
}
