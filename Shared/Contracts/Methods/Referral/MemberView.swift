import CloudEvents

/// A registered Engineering Member (A2.1) and their referral.
package struct MemberView: Codable, Sendable, Hashable {
  package var memberNumber: String
  package var candidate: Candidate
  package var society: String
  package var registeredAt: Timestamp
  package var referralID: String?
  package var referral: ReferralProgress

  package init(
    memberNumber: String, candidate: Candidate, society: String, registeredAt: Timestamp, referralID: String? = nil,
    referral: ReferralProgress
  ) {
    self.memberNumber = memberNumber
    self.candidate = candidate
    self.society = society
    self.registeredAt = registeredAt
    self.referralID = referralID
    self.referral = referral
  }
}
