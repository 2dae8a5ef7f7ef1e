/// An officer says which recommending unit a submission is of, where its mail and its form disagree.
package enum SettleUnit: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "SettleUnit"
  package static let summary =
    "An officer says which recommending unit a submission is of, where its mail and its form disagree."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var submissionID: String
    package var unit: String
    package var officer: String
    package var reason: String

    package init(submissionID: String, unit: String, officer: String, reason: String) {
      self.submissionID = submissionID
      self.unit = unit
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = SubmissionView
}
