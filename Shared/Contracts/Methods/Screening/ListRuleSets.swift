/// Lists the rule book: which rule set holds for which campaign from when.
package enum ListRuleSets: RPCMethod {
  package static let service = Decide.service
  package static let name = "ListRuleSets"
  package static let summary = "Lists the rule book: which rule set holds for which campaign from when."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package init() {}
  }

  package struct Response: Codable, Sendable, Hashable {
    /// In the order of their days.
    package var ruleSets: [RuleSetView]

    package init(ruleSets: [RuleSetView]) {
      self.ruleSets = ruleSets
    }
  }
}
