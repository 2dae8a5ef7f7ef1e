import CloudEvents

extension EventContract {
  /// Whether an event is where it belongs. Who may write a topic is what a broker's ACL can hold, so the topic proves who
  /// speaks: the event has to be of a type that travels there, come from the service that the topic belongs to, and, as a
  /// report, name the society or partner that the topic belongs to.
  ///
  /// - Returns: what is wrong with it; nil where nothing is.
  package func fault(of event: CloudEvent, carrying payload: any EventPayload, on topic: String) -> String? {
    guard let owner = channel.owner(of: topic) else {
      return "events of the type \(type) travel on \(channel.address) and not on \(topic)"
    }
    let service: ServiceName? = producer == .society ? .society(owner) : producer.service
    if let service, event.source != service.source {
      return "on \(topic) events of the type \(type) come from \(service.source), and this one names another source"
    }
    if let report = payload as? any ReportPayload, report.reporter != owner {
      return "\(topic) belongs to \(owner), and the event reports in the name of another"
    }
    return nil
  }
}
