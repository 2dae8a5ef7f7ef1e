/// Shows one case.
package enum GetCase: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "GetCase"
  package static let summary = "Shows one case."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var id: String

    package init(id: String) {
      self.id = id
    }
  }

  package typealias Response = CaseView
}
