/// Lists who is invited to a briefing, and who came (N2.2).
package enum ListInvited: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListInvited"
  package static let summary = "Lists who is invited to a briefing, and who came (N2.2)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var briefingID: String
    /// Absent: all.
    package var state: InvitationState?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(briefingID: String, state: InvitationState? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.briefingID = briefingID
      self.state = state
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var invited: [InvitedView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(invited: [InvitedView], nextPageToken: String? = nil) {
      self.invited = invited
      self.nextPageToken = nextPageToken
    }
  }
}
