import Contracts

/// What a unit of work answers to: an event, a call, an upload, a timer. Everything the work puts out is derived from it,
/// so the same input done again makes the same ids again.
package struct WorkInput: Sendable, Hashable {
  /// Unique together with `id`, like an event's.
  package var source: String
  package var id: String
  package var correlationID: String?
  package var traceparent: String?
  /// The topic that an event came from: who may write there is what its sender can prove. Absent for all other input.
  package var topic: Topic?

  package init(
    source: String, id: String, correlationID: String? = nil, traceparent: String? = nil, topic: Topic? = nil
  ) {
    self.source = source
    self.id = id
    self.correlationID = correlationID
    self.traceparent = traceparent
    self.topic = topic
  }
}
