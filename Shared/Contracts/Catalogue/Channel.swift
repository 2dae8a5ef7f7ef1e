/// A kind of topic that events are published on: one topic, or one for each society or partner.
package enum Channel: String, Code {
  case intakeEvents
  case screeningEvents
  case societies
  case societyCases
  case societyEvents
  case referralEvents
  case partnerReferrals
  case partnerAnswers

  /// The topic's name, with `{society}` or `{partner}` where a code stands.
  package var address: String {
    switch self {
    case .intakeEvents: Topic.intakeEvents.name
    case .screeningEvents: Topic.screeningEvents.name
    case .societies: Topic.societies.name
    case .societyCases: Topic.societyCases("{society}").name
    case .societyEvents: Topic.societyEvents("{society}").name
    case .referralEvents: Topic.referralEvents.name
    case .partnerReferrals: Topic.partnerReferrals("{partner}").name
    case .partnerAnswers: Topic.partnerAnswers("{partner}").name
    }
  }

  package var summary: String {
    switch self {
    case .intakeEvents: "The candidates that recommending units put forward."
    case .screeningEvents: "What the committee's screening decided, and where candidates were allocated."
    case .societies: "The registry of societies as officers changed it: compacted, one record a society."
    case .societyCases: "The cases allocated to one society; only that society reads it."
    case .societyEvents: "What one society reports of its cases; only that society writes it."
    case .referralEvents: "The register of members and the progress of their referrals."
    case .partnerReferrals: "The members whom one partner body is asked to recognise; only that partner reads it."
    case .partnerAnswers: "One partner body's answers; only that partner writes it."
    }
  }
}
