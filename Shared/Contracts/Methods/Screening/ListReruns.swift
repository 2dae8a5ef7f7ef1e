/// Lists the reruns of screening, the latest first.
package enum ListReruns: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListReruns"
  package static let summary = "Lists the reruns of screening, the latest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only this one.
    package var number: Int?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(number: Int? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.number = number
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var reruns: [RerunView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(reruns: [RerunView], nextPageToken: String? = nil) {
      self.reruns = reruns
      self.nextPageToken = nextPageToken
    }
  }
}
