/// A partner's answer to a referral was recorded (N3.2).
package struct AnswerRecorded: EventPayload {
  package static let eventType = "accord.referral.answer-recorded.v1"
  package static let summary = "A partner's answer to a referral was recorded (N3.2)."

  package var candidateID: String
  package var memberNumber: String
  package var referralID: String
  package var partner: String
  package var answer: ReferralAnswer
  package var localTitle: String?
  package var reason: String?

  package init(
    candidateID: String, memberNumber: String, referralID: String, partner: String, answer: ReferralAnswer,
    localTitle: String? = nil, reason: String? = nil
  ) {
    self.candidateID = candidateID
    self.memberNumber = memberNumber
    self.referralID = referralID
    self.partner = partner
    self.answer = answer
    self.localTitle = localTitle
    self.reason = reason
  }
}
