import CloudEvents

/// One decision on a candidate, by the rules or by an officer.
package struct ExplainedDecision: Codable, Sendable, Hashable {
  /// From 1, for each candidate.
  package var number: Int
  package var outcome: ScreeningOutcome
  /// Not met for `rejected`, asked for for `informationRequired`, else none.
  package var clauses: [String]
  /// Absent where the rules decided.
  package var officer: String?
  package var reason: String?
  package var ruleSet: String
  package var decidedAt: Timestamp

  package init(
    number: Int, outcome: ScreeningOutcome, clauses: [String], officer: String?, reason: String?, ruleSet: String,
    decidedAt: Timestamp
  ) {
    self.number = number
    self.outcome = outcome
    self.clauses = clauses
    self.officer = officer
    self.reason = reason
    self.ruleSet = ruleSet
    self.decidedAt = decidedAt
  }
}
