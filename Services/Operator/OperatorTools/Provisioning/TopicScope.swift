import ArgumentParser
import Contracts

/// For which societies, partners and callers topics are wanted.
struct TopicScope: ParsableArguments {
  @Option(
    name: .customLong("society"), parsing: .upToNextOption,
    help: "Codes of the societies. Default: one for each field of Attachment 1.")
  var societies: [String] = Taxonomy.attachment1.fields.map(\.code)

  @Option(
    name: .customLong("partner"), parsing: .upToNextOption,
    help: "Codes of the partner bodies. Default: the four of the notice.")
  var partners: [String] = ReferenceLists.notice.partners.map(\.code)

  @Option(
    name: .customLong("caller"), parsing: .upToNextOption,
    help: "Who calls: each gets a reply topic at every service. Default: accordctl.")
  var callers = ["accordctl"]

  /// Events, cases, referrals and answers: keyed by candidate, so their number of partitions should not change later.
  var eventTopics: [String] {
    let fixed: [Topic] = [.intakeEvents, .screeningEvents, .referralEvents]
    let ofSocieties = societies.flatMap { [Topic.societyCases($0), .societyEvents($0)] }
    let ofPartners = partners.flatMap { [Topic.partnerReferrals($0), .partnerAnswers($0)] }
    return (fixed + ofSocieties + ofPartners).map(\.name)
  }

  /// Compacted: the last record of each key is what holds.
  var registryTopics: [String] { [Topic.societies.name] }

  /// Requests, replies and dead letters: one partition each.
  var callTopics: [String] {
    ([.intake, .screening, .referral] + societies.map(ServiceName.society)).flatMap { service in
      [service.requests.name, service.deadLetters.name] + callers.map { service.replies(to: $0).name }
    }
  }
}
