import CloudEvents

/// Where the events of one type belong. Its texts are put together once, so that a look at an event costs comparisons only.
package struct EventOrigin: Sendable {
  private let type: String
  private let owners: Channel.Owners
  private let isSociety: Bool
  /// Of the one service that says it; absent where each society or partner does.
  private let source: String?

  package init(_ contract: EventContract) {
    type = contract.type
    owners = Channel.Owners(contract.channel)
    isSociety = contract.producer == .society
    source = isSociety ? nil : contract.producer.service?.source
  }

  /// Whether an event is where it belongs. Who may write a topic is what a broker's ACL can hold, so the topic proves who
  /// speaks: the event has to be of a type that travels there, come from the service that the topic belongs to, and, as a
  /// report, name the society or partner that the topic belongs to.
  ///
  /// - Returns: what is wrong with it; nil where nothing is.
  package func fault(of event: CloudEvent, carrying payload: any EventPayload, on topic: String) -> String? {
    guard let owner = owners.owner(of: topic) else {
      return "events of the type \(type) travel on \(owners.address) and not on \(topic)"
    }
    if let source = isSociety ? ServiceName.society(owner).source : source, event.source != source {
      return "on \(topic) events of the type \(type) come from \(source), and this one names another source"
    }
    if let report = payload as? any ReportPayload, report.reporter != owner {
      return "\(topic) belongs to \(owner), and the event reports in the name of another"
    }
    return nil
  }
}
