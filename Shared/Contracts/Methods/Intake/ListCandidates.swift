/// Lists candidates and where each stands.
package enum ListCandidates: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListCandidates"
  package static let summary = "Lists candidates and where each stands."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var submissionID: String?
    package var unit: String?
    package var field: String?
    package var ended: Bool?
    /// At most so many; 1000 where absent.
    package var limit: Int?
    /// Continue behind this candidate.
    package var afterID: String?

    package init(
      submissionID: String? = nil, unit: String? = nil, field: String? = nil, ended: Bool? = nil, limit: Int? = nil,
      afterID: String? = nil
    ) {
      self.submissionID = submissionID
      self.unit = unit
      self.field = field
      self.ended = ended
      self.limit = limit
      self.afterID = afterID
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidates: [CandidateSummary]

    package init(candidates: [CandidateSummary]) {
      self.candidates = candidates
    }
  }
}
