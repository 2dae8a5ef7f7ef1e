/// Lists the flags on people and units, oldest first.
package enum ListReviewFlags: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListReviewFlags"
  package static let summary = "Lists the flags on people and units, oldest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Those that have ended as well; false where absent.
    package var ended: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(ended: Bool? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.ended = ended
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var flags: [ReviewFlagView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(flags: [ReviewFlagView], nextPageToken: String? = nil) {
      self.flags = flags
      self.nextPageToken = nextPageToken
    }
  }
}
