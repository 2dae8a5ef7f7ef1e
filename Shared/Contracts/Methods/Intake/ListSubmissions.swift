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
    /// Only those that lack something, or only those that do not.
    package var incomplete: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      unit: String? = nil, sha256: String? = nil, incomplete: Bool? = nil, limit: Int? = nil, pageToken: String? = nil
    ) {
      self.unit = unit
      self.sha256 = sha256
      self.incomplete = incomplete
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var submissions: [SubmissionView]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(submissions: [SubmissionView], nextPageToken: String? = nil) {
      self.submissions = submissions
      self.nextPageToken = nextPageToken
    }
  }
}
