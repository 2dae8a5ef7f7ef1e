import CloudEvents

/// Explains where a candidate stands: each criterion with the clause's words, what was found and by whom, and what comes next.
package enum Explain: RPCMethod {
  package static let service = Decide.service
  package static let name = "Explain"
  package static let summary =
    "Explains where a candidate stands: each criterion with its words, what was found, by whom, and what comes next."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String

    package init(candidateID: String) {
      self.candidateID = candidateID
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String
    /// By which the candidate is allocated.
    package var field: String
    package var level: Level
    package var outcome: ScreeningOutcome
    /// The unit puts the candidate forward no longer.
    package var isWithdrawn: Bool
    /// Of the latest decision, in the notice's order.
    package var criteria: [ExplainedCriterion]
    /// All of them, the first one first.
    package var decisions: [ExplainedDecision]
    /// The cases at societies, the first one first.
    package var cases: [ExplainedCase]
    package var next: NextStep
    /// The briefings that the candidate was invited to or came to, the first to be held first (N2.2).
    package var briefings: [CandidateBriefing]?
    /// What was asked, by screening and by societies, the first round first; absent in what older versions say.
    package var rounds: [InformationRound]?

    package init(
      candidateID: String, field: String, level: Level, outcome: ScreeningOutcome, isWithdrawn: Bool,
      criteria: [ExplainedCriterion], decisions: [ExplainedDecision], cases: [ExplainedCase], next: NextStep,
      briefings: [CandidateBriefing]? = nil,
      rounds: [InformationRound]? = nil
    ) {
      self.candidateID = candidateID
      self.field = field
      self.level = level
      self.outcome = outcome
      self.isWithdrawn = isWithdrawn
      self.criteria = criteria
      self.decisions = decisions
      self.cases = cases
      self.next = next
      self.briefings = briefings
      self.rounds = rounds
    }
  }
}
