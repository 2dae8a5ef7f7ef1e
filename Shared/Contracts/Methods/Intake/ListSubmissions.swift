/// Lists submissions, newest first.
package enum ListSubmissions: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListSubmissions"
  package static let summary = "Lists submissions, newest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var unit: String?
    /// Only the submission that a file with this SHA-256 (lower-case hex) came in: the mail or the workbook.
    package var sha256: String?
    /// At most so many; 100 where absent.
    package var limit: Int?

    package init(unit: String? = nil, sha256: String? = nil, limit: Int? = nil) {
      self.unit = unit
      self.sha256 = sha256
      self.limit = limit
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var submissions: [SubmissionView]

    package init(submissions: [SubmissionView]) {
      self.submissions = submissions
    }
  }
}
