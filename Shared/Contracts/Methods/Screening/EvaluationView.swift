import CloudEvents

/// A candidate's evaluation as screening knows it: every case, and the clock over all of them.
package struct EvaluationView: Codable, Sendable, Hashable {
  package struct Case: Codable, Sendable, Hashable {
    package var caseID: String
    package var society: String
    package var field: String
    package var allocatedAt: Timestamp
    /// `open`, `returned`, `concluded` or `withdrawn`.
    package var standing: String
    /// Why this society, in Chinese.
    package var explanation: String

    package init(
      caseID: String, society: String, field: String, allocatedAt: Timestamp, standing: String, explanation: String
    ) {
      self.caseID = caseID
      self.society = society
      self.field = field
      self.allocatedAt = allocatedAt
      self.standing = standing
      self.explanation = explanation
    }
  }

  package var candidateID: String
  package var outcome: ScreeningOutcome
  package var field: String
  /// The first one first.
  package var cases: [Case]
  /// Absent before the first allocation.
  package var clock: ClockView?

  package init(
    candidateID: String, outcome: ScreeningOutcome, field: String, cases: [Case], clock: ClockView? = nil
  ) {
    self.candidateID = candidateID
    self.outcome = outcome
    self.field = field
    self.cases = cases
    self.clock = clock
  }
}
