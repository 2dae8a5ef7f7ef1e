/// What another rule set finds of one clause.
package struct CriterionChange: Codable, Sendable, Hashable {
  /// The clause's id, e.g. `N1.3.2`.
  package var clause: String
  /// Absent where the earlier rule set did not have the clause.
  package var from: FindingResult?
  /// Absent where the later rule set does not have it. The same as `from` where only what is asked for is another.
  package var to: FindingResult?

  package init(clause: String, from: FindingResult?, to: FindingResult?) {
    self.clause = clause
    self.from = from
    self.to = to
  }
}
