/// Lists the candidates under review: dispatched before planned (A2.4), then oldest first.
package enum ListReviews: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListReviews"
  package static let summary = "Lists the candidates under review: dispatched before planned (A2.4), then oldest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var field: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(field: String? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.field = field
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var reviews: [ReviewView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(reviews: [ReviewView], nextPageToken: String? = nil) {
      self.reviews = reviews
      self.nextPageToken = nextPageToken
    }
  }
}
