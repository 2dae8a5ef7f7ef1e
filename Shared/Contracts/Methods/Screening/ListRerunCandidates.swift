/// Lists whom a rerun judged otherwise, by their ids.
package enum ListRerunCandidates: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListRerunCandidates"
  package static let summary = "Lists whom a rerun judged otherwise, by their ids."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var number: Int
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(number: Int, limit: Int? = nil, pageToken: String? = nil) {
      self.number = number
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidates: [RerunCandidate]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(candidates: [RerunCandidate], nextPageToken: String? = nil) {
      self.candidates = candidates
      self.nextPageToken = nextPageToken
    }
  }
}
