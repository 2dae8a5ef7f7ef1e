/// Notes that what a case waited for has come, or is waited for no longer; its clock goes on (A2.5).
package enum RecordInformation: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "RecordInformation"
  package static let summary =
    "Notes that what a case waited for has come, or is waited for no longer; its clock goes on (A2.5)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    package var officer: String
    package var note: String?

    package init(id: String, officer: String, note: String? = nil) {
      self.id = id
      self.officer = officer
      self.note = note
    }
  }

  package typealias Response = CaseView
}
