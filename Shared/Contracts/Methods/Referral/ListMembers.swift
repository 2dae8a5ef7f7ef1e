/// Lists the registered members by number.
package enum ListMembers: RPCMethod {
  package static let service = "accord.referral.v1.Referral"
  package static let name = "ListMembers"
  package static let summary = "Lists the registered members by number."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var campaign: Int?
    package var level: Level?
    package var status: ReferralStatus?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      campaign: Int? = nil, level: Level? = nil, status: ReferralStatus? = nil, limit: Int? = nil,
      pageToken: String? = nil
    ) {
      self.campaign = campaign
      self.level = level
      self.status = status
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var members: [MemberView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(members: [MemberView], nextPageToken: String? = nil) {
      self.members = members
      self.nextPageToken = nextPageToken
    }
  }
}
