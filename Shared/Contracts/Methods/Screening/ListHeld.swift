/// Lists the candidates who passed and wait for a society of their field.
package enum ListHeld: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListHeld"
  package static let summary = "Lists the candidates who passed and wait for a society of their field."
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
    package var candidates: [HeldView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(candidates: [HeldView], nextPageToken: String? = nil) {
      self.candidates = candidates
      self.nextPageToken = nextPageToken
    }
  }
}
