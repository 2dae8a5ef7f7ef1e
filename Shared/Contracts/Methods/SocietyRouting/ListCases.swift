/// Lists the society's cases, earliest due first.
package enum ListCases: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "ListCases"
  package static let summary = "Lists the society's cases, earliest due first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var stage: Stage?
    package var panel: String?
    package var open: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      stage: Stage? = nil, panel: String? = nil, open: Bool? = nil, limit: Int? = nil, pageToken: String? = nil
    ) {
      self.stage = stage
      self.panel = panel
      self.open = open
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var cases: [CaseView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(cases: [CaseView], nextPageToken: String? = nil) {
      self.cases = cases
      self.nextPageToken = nextPageToken
    }
  }
}
