/// An officer says which recommending unit sends from an address, or that what is known of it is to be forgotten.
package enum SetUnitAddress: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "SetUnitAddress"
  package static let summary =
    "An officer says which recommending unit sends from an address, or that what is known of it is to be forgotten."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var address: String
    /// Absent: what is known of the address is forgotten.
    package var unit: String?
    package var officer: String
    package var reason: String

    package init(address: String, unit: String? = nil, officer: String, reason: String) {
      self.address = address
      self.unit = unit
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// What is known of the address now.
    package var addresses: [UnitAddress]

    package init(addresses: [UnitAddress]) {
      self.addresses = addresses
    }
  }
}
