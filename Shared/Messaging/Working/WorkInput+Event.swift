import CloudEvents
import Contracts

extension WorkInput {
  package init(_ event: CloudEvent) {
    self.init(
      source: event.source, id: event.id, correlationID: event.correlationID ?? event.subject,
      traceparent: event.traceparent)
  }

  /// The input that a due timer is. The same timer, set for another time, is another input; set for the same time, it is made
  /// one when it is fired.
  package init(timer kind: String, subject: String, due: Timestamp, of service: ServiceName) {
    self.init(
      source: "\(service.source)/timers", id: "\(kind)/\(subject)/\(due.milliseconds)", correlationID: subject)
  }
}
