/// The payload of one event type. The type's name ends in its version; an incompatible change is a new type.
package protocol EventPayload: Codable, Sendable, Hashable {
  /// CloudEvents `type`, e.g. `accord.screening.candidate-passed.v1`.
  static var eventType: String { get }
  /// One sentence for AsyncAPI and the JSON Schema.
  static var summary: String { get }
}

extension EventPayload {
  /// CloudEvents `dataschema`, and the `$id` of the exported JSON Schema.
  package static var schemaURL: String { ContractSchema.url(eventType) }
}
