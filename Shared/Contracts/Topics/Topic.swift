/// A Kafka topic of Accord. Names have dots and hyphens only.
package struct Topic: Sendable, Hashable, CustomStringConvertible {
  package let name: String

  package init(_ name: String) {
    self.name = name
  }

  package var description: String { name }

  package static let intakeEvents = Topic("accord.intake.events")
  package static let screeningEvents = Topic("accord.screening.events")
  /// The registry of societies, compacted: one record a society, by its code.
  package static let societies = Topic("accord.screening.societies")
  package static let referralEvents = Topic("accord.referral.events")

  /// The cases that screening allocates to one society.
  package static func societyCases(_ society: String) -> Topic { Topic("accord.society.\(society).cases") }
  /// What one society reports of its cases.
  package static func societyEvents(_ society: String) -> Topic { Topic("accord.society.\(society).events") }
  package static func partnerReferrals(_ partner: String) -> Topic { Topic("accord.partner.\(partner).referrals") }
  package static func partnerAnswers(_ partner: String) -> Topic { Topic("accord.partner.\(partner).answers") }
}
