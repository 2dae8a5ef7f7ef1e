/// Takes a case to its next stage (N2.3).
package enum Advance: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "Advance"
  package static let summary = "Takes a case to its next stage (N2.3)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    /// The stage that comes next.
    package var to: Stage
    package var officer: String
    package var note: String?

    package init(id: String, to: Stage, officer: String, note: String? = nil) {
      self.id = id
      self.to = to
      self.officer = officer
      self.note = note
    }
  }

  package typealias Response = CaseView
}
