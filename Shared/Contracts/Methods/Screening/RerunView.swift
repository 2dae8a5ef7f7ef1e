import CloudEvents

/// One rerun of screening: everybody who is open, judged anew by a rule set.
package struct RerunView: Codable, Sendable, Hashable {
  package var number: Int
  /// The version of the rule set.
  package var ruleSet: String
  package var officer: String
  package var reason: String
  package var startedAt: Timestamp
  /// Absent while it goes on.
  package var finishedAt: Timestamp?
  /// So far.
  package var totals: RerunTotals

  package init(
    number: Int, ruleSet: String, officer: String, reason: String, startedAt: Timestamp, finishedAt: Timestamp? = nil,
    totals: RerunTotals
  ) {
    self.number = number
    self.ruleSet = ruleSet
    self.officer = officer
    self.reason = reason
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.totals = totals
  }
}
