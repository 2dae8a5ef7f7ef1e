/// Records a partner's answer to a referral (N3.2).
package enum RecordAnswer: RPCMethod {
  package static let service = "accord.referral.v1.Referral"
  package static let name = "RecordAnswer"
  package static let summary = "Records a partner's answer to a referral (N3.2)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var memberNumber: String
    package var answer: ReferralAnswer
    /// Required for `granted`.
    package var localTitle: String?
    /// Required for `declined`.
    package var reason: String?
    package var officer: String

    package init(
      memberNumber: String, answer: ReferralAnswer, localTitle: String? = nil, reason: String? = nil, officer: String
    ) {
      self.memberNumber = memberNumber
      self.answer = answer
      self.localTitle = localTitle
      self.reason = reason
      self.officer = officer
    }
  }

  package typealias Response = MemberView
}
