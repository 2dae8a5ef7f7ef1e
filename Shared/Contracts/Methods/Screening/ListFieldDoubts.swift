/// Lists candidates whose career text speaks of other fields than the declared one (N1.1): dispatched before planned (A2.4), then
/// oldest first.
package enum ListFieldDoubts: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListFieldDoubts"
  package static let summary =
    "Lists candidates whose career text speaks of other fields than the declared one (N1.1), dispatched first (A2.4)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only those who declared this field.
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
    package var doubts: [FieldDoubtView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(doubts: [FieldDoubtView], nextPageToken: String? = nil) {
      self.doubts = doubts
      self.nextPageToken = nextPageToken
    }
  }
}
