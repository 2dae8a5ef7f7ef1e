import CloudEvents

/// Shows one candidate as screening has them: the data, the latest decision with its findings, and the flags on them.
package enum GetScreenedCandidate: RPCMethod {
  package static let service = Decide.service
  package static let name = "GetCandidate"
  package static let summary =
    "Shows one candidate as screening has them: the data, the latest decision with its findings, and the flags on them."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var id: String

    package init(id: String) {
      self.id = id
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// With the field by which they are allocated.
    package var candidate: Candidate
    package var outcome: ScreeningOutcome
    /// The unit puts the candidate forward no longer.
    package var isWithdrawn: Bool
    /// Of the latest decision; what the text says of field and specialty stands in the field's as `advice`.
    package var findings: [Finding]
    package var decision: ExplainedDecision
    /// The flags in force by which an officer always decides.
    package var flags: [ReviewFlagView]

    package init(
      candidate: Candidate, outcome: ScreeningOutcome, isWithdrawn: Bool, findings: [Finding],
      decision: ExplainedDecision, flags: [ReviewFlagView]
    ) {
      self.candidate = candidate
      self.outcome = outcome
      self.isWithdrawn = isWithdrawn
      self.findings = findings
      self.decision = decision
      self.flags = flags
    }
  }
}
