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
    /// The briefings that the candidate was invited to or came to, the first to be held first (N2.2).
    package var briefings: [CandidateBriefing]?

    package init(
      candidate: Candidate, progress: CandidateProgress, history: [HistoryEntry],
      briefings: [CandidateBriefing]? = nil
    ) {
      self.candidate = candidate
      self.progress = progress
      self.history = history
      self.briefings = briefings
    }
  }
}
