/// Asks the candidate or the unit of a case for information, and stops its clock until it has come (A2.5).
package enum AskForInformation: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "AskForInformation"
  package static let summary =
    "Asks the candidate or the unit of a case for information, and stops its clock until it has come (A2.5)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    package var of: WaitedFor
    package var officer: String
    /// What is to be supplied.
    package var note: String

    package init(id: String, of: WaitedFor, officer: String, note: String) {
      self.id = id
      self.of = of
      self.officer = officer
      self.note = note
    }
  }

  package typealias Response = CaseView
}
