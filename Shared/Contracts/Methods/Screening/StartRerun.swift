/// Takes a rule set into the book and judges everybody anew who is open, little by little.
package enum StartRerun: RPCMethod {
  package static let service = Decide.service
  package static let name = "StartRerun"
  package static let summary =
    "Takes a rule set into the book and judges everybody anew who is open, little by little."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    /// The rule set as YAML or JSON, at most 120,000 bytes.
    package var rules: String
    package var officer: String
    package var reason: String

    package init(rules: String, officer: String, reason: String) {
      self.rules = rules
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = RerunView
}
