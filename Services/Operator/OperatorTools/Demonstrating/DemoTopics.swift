import Contracts

/// The topics that the demo's broker has from the start; the societies' own are created when they are first asked for.
enum DemoTopics {
  static let partitions = 4

  static var all: [String: Int] {
    var topics: [String: Int] = [:]
    for topic in [Topic.intakeEvents, .screeningEvents, .referralEvents] {
      topics[topic.name] = partitions
    }
    topics[Topic.societies.name] = 1
    for service in [ServiceName.intake, .screening, .referral] {
      topics[service.deadLetters.name] = 1
      topics[service.requests.name] = 1
    }
    for field in Taxonomy.attachment1.fields {
      topics[Topic.societyCases(field.code).name] = partitions
      topics[Topic.societyEvents(field.code).name] = partitions
    }
    for partner in ReferenceLists.notice.partners {
      topics[Topic.partnerReferrals(partner.code).name] = 1
      topics[Topic.partnerAnswers(partner.code).name] = 1
    }
    return topics
  }
}
