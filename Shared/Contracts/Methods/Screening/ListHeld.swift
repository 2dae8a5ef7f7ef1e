/// Lists the candidates who passed and wait for a society of their field.
package enum ListHeld: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListHeld"
  package static let summary = "Lists the candidates who passed and wait for a society of their field."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var field: String?

    package init(field: String? = nil) {
      self.field = field
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidates: [HeldView]

    package init(candidates: [HeldView]) {
      self.candidates = candidates
    }
  }
}
