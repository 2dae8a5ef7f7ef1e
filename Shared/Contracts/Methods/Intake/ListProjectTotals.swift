/// Adds up projects and engineers by country and type of project (A3).
package enum ListProjectTotals: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListProjectTotals"
  package static let summary = "Adds up projects and engineers by country and type of project (A3)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// The year of the campaign; all of them where absent.
    package var campaign: Int?
    package var unit: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(campaign: Int? = nil, unit: String? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.campaign = campaign
      self.unit = unit
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// Dispatched before planned, then by country and type.
    package var totals: [ProjectTotal]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(totals: [ProjectTotal], nextPageToken: String? = nil) {
      self.totals = totals
      self.nextPageToken = nextPageToken
    }
  }
}
