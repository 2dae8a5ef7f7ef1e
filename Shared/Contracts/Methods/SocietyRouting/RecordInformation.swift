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
    /// The questions that this is about, by their ids; absent: all that are open. The others are waited for on.
    package var items: [String]?
    /// The society does without them, and `note` says why; absent: they were answered.
    package var waived: Bool?

    package init(
      id: String, officer: String, note: String? = nil, items: [String]? = nil, waived: Bool? = nil
    ) {
      self.id = id
      self.officer = officer
      self.note = note
      self.items = items
      self.waived = waived
    }
  }

  package typealias Response = CaseView
}
