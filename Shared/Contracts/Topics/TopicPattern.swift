/// What a service reads: one topic, or every topic of a kind (one for each society or partner), also those that are created later.
package enum TopicPattern: Sendable, Hashable {
  case topic(Topic)
  case everySocietyEvents
  case everyPartnerAnswers

  package func matches(_ name: String) -> Bool {
    switch self {
    case .topic(let topic): topic.name == name
    case .everySocietyEvents: Channel.societyEvents.owner(of: name) != nil
    case .everyPartnerAnswers: Channel.partnerAnswers.owner(of: name) != nil
    }
  }
}
