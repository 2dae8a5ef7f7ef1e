import Contracts

/// What the history keeps of one thing done about a candidate or member.
struct MemberDetail: Sendable, Hashable, Codable {
  var memberNumber: String?
  var caseID: String?
  var society: String?
  var conclusion: Conclusion?
  var referralID: String?
  var partner: String?
  var country: String?
  var answer: ReferralAnswer?
  var localTitle: String?
  var reason: String?
  var explanation: String?

  init(
    memberNumber: String? = nil, caseID: String? = nil, society: String? = nil, conclusion: Conclusion? = nil,
    referralID: String? = nil, partner: String? = nil, country: String? = nil, answer: ReferralAnswer? = nil,
    localTitle: String? = nil, reason: String? = nil, explanation: String? = nil
  ) {
    self.memberNumber = memberNumber
    self.caseID = caseID
    self.society = society
    self.conclusion = conclusion
    self.referralID = referralID
    self.partner = partner
    self.country = country
    self.answer = answer
    self.localTitle = localTitle
    self.reason = reason
    self.explanation = explanation
  }
}
