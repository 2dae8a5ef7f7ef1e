/// Lists the briefings, the first to be held first (N2.2).
package enum ListBriefings: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListBriefings"
  package static let summary = "Lists the briefings, the first to be held first (N2.2)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only those that are still to be held.
    package var upcoming: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(upcoming: Bool? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.upcoming = upcoming
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var briefings: [BriefingView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(briefings: [BriefingView], nextPageToken: String? = nil) {
      self.briefings = briefings
      self.nextPageToken = nextPageToken
    }
  }
}
