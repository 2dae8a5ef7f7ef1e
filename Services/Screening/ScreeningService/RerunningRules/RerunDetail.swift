import Contracts

/// What the history keeps of a rerun's start and end.
struct RerunDetail: Sendable, Hashable, Encodable {
  var ruleSet: String
  var officer: String
  var reason: String
  var totals: RerunTotals

  init(_ view: RerunView) {
    ruleSet = view.ruleSet
    officer = view.officer
    reason = view.reason
    totals = view.totals
  }
}
