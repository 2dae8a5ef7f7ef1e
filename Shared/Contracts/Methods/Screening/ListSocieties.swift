/// Lists the registered societies and the fields they serve.
package enum ListSocieties: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListSocieties"
  package static let summary = "Lists the registered societies and the fields they serve."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var field: String?

    package init(field: String? = nil) {
      self.field = field
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var societies: [SocietyView]

    package init(societies: [SocietyView]) {
      self.societies = societies
    }
  }
}
