/// Lists what units were asked to supply, oldest first.
package enum ListSupplementRequests: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListSupplementRequests"
  package static let summary = "Lists what units were asked to supply, oldest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var unit: String?
    package var candidateID: String?
    package var state: SupplementState?
    /// Only those of units that no mail can reach: an officer phones.
    package var unaddressed: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      unit: String? = nil, candidateID: String? = nil, state: SupplementState? = nil, unaddressed: Bool? = nil,
      limit: Int? = nil, pageToken: String? = nil
    ) {
      self.unit = unit
      self.candidateID = candidateID
      self.state = state
      self.unaddressed = unaddressed
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var requests: [SupplementRequestView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(requests: [SupplementRequestView], nextPageToken: String? = nil) {
      self.requests = requests
      self.nextPageToken = nextPageToken
    }
  }
}
