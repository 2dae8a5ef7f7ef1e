import CloudEvents

/// A partner body is asked to recognise one member (N3.2, A2.2).
package struct ReferralRequested: EventPayload {
  package static let eventType = "accord.referral.referral-requested.v1"
  package static let summary = "A partner body is asked to recognise one member (N3.2, A2.2)."

  package var referralID: String
  package var partner: String
  package var country: String
  package var memberNumber: String
  package var candidate: Candidate
  package var society: String
  package var concludedAt: Timestamp

  package init(
    referralID: String, partner: String, country: String, memberNumber: String, candidate: Candidate, society: String,
    concludedAt: Timestamp
  ) {
    self.referralID = referralID
    self.partner = partner
    self.country = country
    self.memberNumber = memberNumber
    self.candidate = candidate
    self.society = society
    self.concludedAt = concludedAt
  }
}
