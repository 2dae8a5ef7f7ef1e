/// Shows one candidate with the whole history.
package enum GetCandidate: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "GetCandidate"
  package static let summary = "Shows one candidate with the whole history."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var id: String

    package init(id: String) {
      self.id = id
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidate: Candidate
    package var progress: CandidateProgress
    /// Oldest first.
    package var history: [HistoryEntry]

    package init(candidate: Candidate, progress: CandidateProgress, history: [HistoryEntry]) {
      self.candidate = candidate
      self.progress = progress
      self.history = history
    }
  }
}
