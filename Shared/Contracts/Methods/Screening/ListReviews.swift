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

    package init(field: String? = nil, limit: Int? = nil) {
      self.field = field
      self.limit = limit
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var reviews: [ReviewView]

    package init(reviews: [ReviewView]) {
      self.reviews = reviews
    }
  }
}
