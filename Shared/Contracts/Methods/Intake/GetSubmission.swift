/// Shows one submission with its row errors.
package enum GetSubmission: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "GetSubmission"
  package static let summary = "Shows one submission with its row errors."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var id: String

    package init(id: String) {
      self.id = id
    }
  }

  package typealias Response = SubmissionView
}
