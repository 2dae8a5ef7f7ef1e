import CloudEvents

/// Asks the candidate or the unit of a case for information, and stops its clock until it has come (A2.5).
package enum AskForInformation: RPCMethod {
  package static let service = "accord.society.v1.SocietyRouting"
  package static let name = "AskForInformation"
  package static let summary =
    "Asks the candidate or the unit of a case for information, and stops its clock until it has come (A2.5)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: String
    /// Who is asked, where a question does not say otherwise.
    package var of: WaitedFor
    package var officer: String
    /// What is to be supplied.
    package var note: String
    /// The questions of the round, each answered by itself; absent: `note` is the only one.
    package var questions: [InformationQuestion]?
    /// Until when they are waited for, where a question does not say otherwise; absent: 30 days.
    package var dueAt: Timestamp?

    package init(
      id: String, of: WaitedFor, officer: String, note: String, questions: [InformationQuestion]? = nil,
      dueAt: Timestamp? = nil
    ) {
      self.id = id
      self.of = of
      self.officer = officer
      self.note = note
      self.questions = questions
      self.dueAt = dueAt
    }
  }

  package typealias Response = CaseView
}
