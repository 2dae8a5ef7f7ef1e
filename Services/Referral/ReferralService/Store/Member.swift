import CloudEvents
import Contracts

/// A registered Engineering Member (A2.1) and how far their referral has come (N3.2).
struct Member: Sendable, Hashable {
  let number: MemberNumber
  let candidate: Candidate
  let caseID: String
  let society: String
  let concludedAt: Timestamp
  let registeredAt: Timestamp
  /// Where the member is referred to; absent while nobody knows.
  let country: String?
  var referralID: String?
  var partner: String?
  var standing: ReferralStanding

  var view: MemberView {
    MemberView(
      memberNumber: number.description, candidate: candidate, society: society, registeredAt: registeredAt,
      referralID: referralID,
      referral: ReferralProgress(
        partner: partner, status: standing.status, localTitle: standing.localTitle, reason: standing.reason))
  }
}
