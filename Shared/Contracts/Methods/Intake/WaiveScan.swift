/// An officer lets a submission go on without its stamped scan (N3.1a).
package enum WaiveScan: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "WaiveScan"
  package static let summary =
    "An officer lets a submission go on without its stamped scan (N3.1a)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var submissionID: String
    package var officer: String
    package var reason: String

    package init(submissionID: String, officer: String, reason: String) {
      self.submissionID = submissionID
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = SubmissionView
}
