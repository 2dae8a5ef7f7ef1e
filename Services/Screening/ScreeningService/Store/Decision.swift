import CloudEvents
import Contracts

/// One outcome that a candidate got, by the rules or by an officer.
struct Decision: Sendable, Hashable {
  var number: Int
  var outcome: ScreeningOutcome
  var findings: [Finding]
  /// Not met for `rejected`, asked for for `informationRequired`, else none.
  var clauses: [String]
  /// Who decided, or opened the candidate anew; absent where rules or what others said did.
  var officer: String?
  var reason: String?
  var ruleSet: String
  var decidedAt: Timestamp
}
