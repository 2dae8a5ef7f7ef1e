/// Concludes a case after its assessment (N2.3).
package enum Conclude: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "Conclude"
  package static let summary = "Concludes a case after its assessment (N2.3)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    package var conclusion: Conclusion
    package var officer: String
    /// Required for `notPassed`.
    package var reason: String?

    package init(id: String, conclusion: Conclusion, officer: String, reason: String? = nil) {
      self.id = id
      self.conclusion = conclusion
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = CaseView
}
