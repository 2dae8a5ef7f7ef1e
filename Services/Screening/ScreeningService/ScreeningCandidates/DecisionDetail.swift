import Contracts

/// What the history keeps of a decision, by the rules or by an officer.
struct DecisionDetail: Sendable, Hashable, Encodable {
  var outcome: ScreeningOutcome
  var suggestion: ScreeningOutcome?
  var clauses: [String]
  var reason: String?
  var ruleSet: String
  var findings: [Finding]
}
