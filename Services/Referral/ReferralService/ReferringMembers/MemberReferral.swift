import Contracts
import Messaging

/// Refers members to the partner of the country where they are needed (N3.2, A2.2).
enum MemberReferral {
  /// What stands in the member's row before `refer` has decided.
  static func standing(for need: ReferralNeed) -> ReferralStanding {
    switch need {
    case .refer: .referred
    case .waitForCountry: .waitingForCountry
    case .waitForPartner: .waitingForPartner
    }
  }

  /// Tells the partner and everybody else, or says what the member waits for. The caller writes the member's row.
  static func announce(_ member: inout Member, _ need: ReferralNeed, _ work: UnitOfWork) throws {
    let number = member.number.description
    member.standing = standing(for: need)
    switch need {
    case .refer(let partner):
      let referralID = work.makeID()
      member.referralID = referralID
      member.partner = partner.code
      try work.record(
        subject: member.candidate.id, actor: work.service.source, action: "referred",
        detail: MemberDetail(
          memberNumber: number, referralID: referralID, partner: partner.code, country: partner.country))
      try work.emit(
        MemberReferred(
          candidateID: member.candidate.id, memberNumber: number, referralID: referralID, partner: partner.code,
          partnerName: partner.name, country: partner.country),
        to: .referralEvents, subject: member.candidate.id)
      try work.emit(
        ReferralRequested(
          referralID: referralID, partner: partner.code, country: partner.country, memberNumber: number,
          candidate: member.candidate, society: member.society, concludedAt: member.concludedAt),
        to: .partnerReferrals(partner.code), subject: member.candidate.id)
    case .waitForCountry, .waitForPartner:
      let explanation = need.explanation ?? ""
      try work.record(
        subject: member.candidate.id, actor: work.service.source, action: member.standing.status.rawValue,
        detail: MemberDetail(memberNumber: number, country: member.country, explanation: explanation))
      try work.emit(
        MemberWaiting(
          candidateID: member.candidate.id, memberNumber: number, status: member.standing.status,
          country: member.country, explanation: explanation),
        to: .referralEvents, subject: member.candidate.id)
    }
  }

  /// Refers a member who waited for a partner, now that there is one. A member who waits no more is left alone, and so is
  /// one whose country has no partner still.
  static func referWaiting(number: String, _ work: UnitOfWork) throws {
    let members = MemberTable(transaction: work.transaction)
    guard var member = try members.find(number: number), member.standing == .waitingForPartner else { return }
    let registry = try PartnerRegistryTable(transaction: work.transaction).current().registry
    let need = ReferralNeed(country: member.country, registry: registry)
    guard case .refer = need else { return }
    try announce(&member, need, work)
    try members.updateReferral(of: member)
  }
}
