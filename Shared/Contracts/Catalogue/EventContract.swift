import CloudEvents

/// One event type: what it carries, where it travels, who says it to whom.
package struct EventContract: Sendable {
  package let payload: any EventPayload.Type
  package let channel: Channel
  package let producer: Party
  package let consumers: [Party]
  /// An event of this type about invented people, always the same.
  package let example: CloudEvent

  package var type: String { payload.eventType }
  package var summary: String { payload.summary }

  /// `candidate-passed` of `accord.screening.candidate-passed.v1`.
  package var shortName: String {
    type.split(separator: ".").dropLast().last.map(String.init) ?? type
  }

  /// Decodes the data of an event of this type.
  package func decode(_ event: CloudEvent) throws(JSONError) -> any EventPayload {
    try JSON.decode(payload, from: event.data)
  }
}
