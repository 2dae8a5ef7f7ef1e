/// Shows one member.
package enum GetMember: RPCMethod {
  package static let service = "accord.referral.v1.Referral"
  package static let name = "GetMember"
  package static let summary = "Shows one member."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var memberNumber: String

    package init(memberNumber: String) {
      self.memberNumber = memberNumber
    }
  }

  package typealias Response = MemberView
}
