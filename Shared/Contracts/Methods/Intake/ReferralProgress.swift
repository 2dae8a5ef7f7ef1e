/// How far the referral of a member has come (N3.2).
package struct ReferralProgress: Codable, Sendable, Hashable {
  package var partner: String?
  package var status: ReferralStatus
  package var localTitle: String?
  package var reason: String?

  package init(partner: String? = nil, status: ReferralStatus, localTitle: String? = nil, reason: String? = nil) {
    self.partner = partner
    self.status = status
    self.localTitle = localTitle
    self.reason = reason
  }
}
