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

    package init(stage: Stage? = nil, panel: String? = nil, open: Bool? = nil, limit: Int? = nil) {
      self.stage = stage
      self.panel = panel
      self.open = open
      self.limit = limit
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var cases: [CaseView]

    package init(cases: [CaseView]) {
      self.cases = cases
    }
  }
}
