/// Gives a misrouted case back to screening.
package enum Return: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "Return"
  package static let summary = "Gives a misrouted case back to screening."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    package var officer: String
    package var reason: String
    /// The field that is right, where the society knows it.
    package var suggestedField: String?

    package init(id: String, officer: String, reason: String, suggestedField: String? = nil) {
      self.id = id
      self.officer = officer
      self.reason = reason
      self.suggestedField = suggestedField
    }
  }

  package typealias Response = CaseView
}
