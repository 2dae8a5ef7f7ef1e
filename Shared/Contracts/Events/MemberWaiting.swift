/// A member cannot be referred yet (A2.2).
package struct MemberWaiting: EventPayload {
  package static let eventType = "accord.referral.member-waiting.v1"
  package static let summary = "A member cannot be referred yet (A2.2)."

  package var candidateID: String
  package var memberNumber: String
  /// `waitingForCountry` or `waitingForPartner`.
  package var status: ReferralStatus
  package var country: String?
  /// What is waited for, in Chinese.
  package var explanation: String

  package init(
    candidateID: String, memberNumber: String, status: ReferralStatus, country: String? = nil, explanation: String
  ) {
    self.candidateID = candidateID
    self.memberNumber = memberNumber
    self.status = status
    self.country = country
    self.explanation = explanation
  }
}
