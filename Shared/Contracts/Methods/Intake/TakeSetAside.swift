/// An officer says that a mail that was set aside is a submission after all, and of which recommending unit.
package enum TakeSetAside: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "TakeSetAside"
  package static let summary =
    "An officer says that a mail that was set aside is a submission after all, and of which recommending unit."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    /// The mail's id, as `ListSetAside` shows it.
    package var id: String
    package var unit: String
    package var officer: String
    package var reason: String

    package init(id: String, unit: String, officer: String, reason: String) {
      self.id = id
      self.unit = unit
      self.officer = officer
      self.reason = reason
    }
  }

  /// The mail is taken in soon afterwards; `ListSetAside` then names the submission.
  package typealias Response = SetAsideMail
}
