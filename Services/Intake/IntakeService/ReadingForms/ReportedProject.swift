import Contracts

/// One project of an enterprise as tables 1 and 2 of the form report it, with its numbers of engineers (A3).
struct ReportedProject: Sendable, Hashable {
  /// As the form writes it.
  var enterprise: String
  var project: Project
  var dispatch: Dispatch
  var headcount: Headcount

  /// - Returns: nil for the enterprise of an attached table, and for a row that names no project and no number.
  init?(_ entry: EnterpriseEntry) {
    guard !entry.isAttached, let dispatch = entry.dispatch,
      entry.project != Project() || entry.headcount != Headcount()
    else { return nil }
    enterprise = entry.enterprise.name
    project = entry.project
    headcount = entry.headcount
    self.dispatch = dispatch
  }
}
