import Contracts

/// What the history keeps of a decision, by the rules or by an officer. Of the findings which clause came out how, and not what
/// it was found by: the history is never erased from, and what a person declared has to be. `decision` has the texts.
struct DecisionDetail: Sendable, Hashable, Encodable {
  struct Found: Sendable, Hashable, Encodable {
    var clause: String
    var result: FindingResult
  }

  var outcome: ScreeningOutcome
  var suggestion: ScreeningOutcome?
  var clauses: [String]
  var reason: String?
  var ruleSet: String
  var findings: [Found]

  init(
    outcome: ScreeningOutcome, suggestion: ScreeningOutcome? = nil, clauses: [String], reason: String? = nil,
    ruleSet: String, findings: [Finding]
  ) {
    self.outcome = outcome
    self.suggestion = suggestion
    self.clauses = clauses
    self.reason = reason
    self.ruleSet = ruleSet
    self.findings = findings.map { Found(clause: $0.clause, result: $0.result) }
  }
}
