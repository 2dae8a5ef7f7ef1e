/// Lists the further spellings of recommending units' names, by name.
package enum ListUnitNames: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListUnitNames"
  package static let summary = "Lists the further spellings of recommending units' names, by name."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var unit: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(unit: String? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.unit = unit
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var names: [UnitName]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(names: [UnitName], nextPageToken: String? = nil) {
      self.names = names
      self.nextPageToken = nextPageToken
    }
  }
}
