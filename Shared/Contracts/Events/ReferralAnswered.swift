/// A partner body answers a referral (N3.2).
package struct ReferralAnswered: EventPayload {
  package static let eventType = "accord.partner.referral-answered.v1"
  package static let summary = "A partner body answers a referral (N3.2)."

  package var referralID: String
  package var candidateID: String
  package var partner: String
  package var answer: ReferralAnswer
  package var localTitle: String?
  package var reason: String?

  package init(
    referralID: String, candidateID: String, partner: String, answer: ReferralAnswer, localTitle: String? = nil,
    reason: String? = nil
  ) {
    self.referralID = referralID
    self.candidateID = candidateID
    self.partner = partner
    self.answer = answer
    self.localTitle = localTitle
    self.reason = reason
  }
}
