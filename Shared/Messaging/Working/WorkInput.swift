/// What a unit of work answers to: an event, a call, an upload, a timer. Everything the work puts out is derived from it,
/// so the same input done again makes the same ids again.
package struct WorkInput: Sendable, Hashable {
  /// Unique together with `id`, like an event's.
  package var source: String
  package var id: String
  package var correlationID: String?
  package var traceparent: String?

  package init(source: String, id: String, correlationID: String? = nil, traceparent: String? = nil) {
    self.source = source
    self.id = id
    self.correlationID = correlationID
    self.traceparent = traceparent
  }
}
