/// How many candidates a rerun looked at and what became of them.
package struct RerunTotals: Codable, Sendable, Hashable {
  /// The sum of the others.
  package var examined: Int
  /// Open, and judged otherwise.
  package var changed: Int
  /// Open, and judged as before.
  package var unchanged: Int
  /// Decided for good: no rule changes them, whatever it comes to.
  package var closed: Int
  /// Of a campaign that has other rules.
  package var elsewhere: Int

  package init(examined: Int = 0, changed: Int = 0, unchanged: Int = 0, closed: Int = 0, elsewhere: Int = 0) {
    self.examined = examined
    self.changed = changed
    self.unchanged = unchanged
    self.closed = closed
    self.elsewhere = elsewhere
  }

  package static func + (left: RerunTotals, right: RerunTotals) -> RerunTotals {
    RerunTotals(
      examined: left.examined + right.examined, changed: left.changed + right.changed,
      unchanged: left.unchanged + right.unchanged, closed: left.closed + right.closed,
      elsewhere: left.elsewhere + right.elsewhere)
  }
}
