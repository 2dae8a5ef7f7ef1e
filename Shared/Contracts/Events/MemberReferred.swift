/// A member was referred to the partner of their country (N3.2).
package struct MemberReferred: EventPayload {
  package static let eventType = "accord.referral.member-referred.v1"
  package static let summary = "A member was referred to the partner of their country (N3.2)."

  package var candidateID: String
  package var memberNumber: String
  package var referralID: String
  package var partner: String
  /// As people know it, in Chinese.
  package var partnerName: String?
  package var country: String

  package init(
    candidateID: String, memberNumber: String, referralID: String, partner: String, partnerName: String? = nil,
    country: String
  ) {
    self.candidateID = candidateID
    self.memberNumber = memberNumber
    self.referralID = referralID
    self.partner = partner
    self.partnerName = partnerName
    self.country = country
  }
}
