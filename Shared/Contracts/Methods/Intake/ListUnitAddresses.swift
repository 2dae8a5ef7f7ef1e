/// Lists which recommending units send from which addresses, by address.
package enum ListUnitAddresses: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListUnitAddresses"
  package static let summary = "Lists which recommending units send from which addresses, by address."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var address: String?
    package var unit: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(address: String? = nil, unit: String? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.address = address
      self.unit = unit
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var addresses: [UnitAddress]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(addresses: [UnitAddress], nextPageToken: String? = nil) {
      self.addresses = addresses
      self.nextPageToken = nextPageToken
    }
  }
}
