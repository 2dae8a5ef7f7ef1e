/// Lists candidates and where each stands.
package enum ListCandidates: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListCandidates"
  package static let summary = "Lists candidates and where each stands."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var submissionID: String?
    package var unit: String?
    /// In full; spaces and widths of characters make no difference.
    package var enterprise: String?
    /// ISO 3166-1 alpha-2: where the member would be referred to (N3.2).
    package var country: String?
    package var field: String?
    package var status: CandidateStatus?
    package var ended: Bool?
    /// Only those whom a corrected list does not name any more, or only the others.
    package var missing: Bool?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      submissionID: String? = nil, unit: String? = nil, enterprise: String? = nil, country: String? = nil,
      field: String? = nil, status: CandidateStatus? = nil, ended: Bool? = nil, missing: Bool? = nil,
      limit: Int? = nil, pageToken: String? = nil
    ) {
      self.submissionID = submissionID
      self.unit = unit
      self.enterprise = enterprise
      self.country = country
      self.field = field
      self.status = status
      self.ended = ended
      self.missing = missing
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidates: [CandidateSummary]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(candidates: [CandidateSummary], nextPageToken: String? = nil) {
      self.candidates = candidates
      self.nextPageToken = nextPageToken
    }
  }
}
