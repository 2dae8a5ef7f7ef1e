import Contracts

/// One enterprise and one of its projects, as a row of table 1 or 2 names them.
struct EnterpriseEntry: Sendable, Hashable {
  var sheet: String
  var row: Int
  var column: Int
  var dispatch: Dispatch?
  /// It stands in an attached table, so it names the enterprise of people and no project of table 1 or 2.
  var isAttached: Bool
  var enterprise: EnterpriseCell
  var project: Project
  var headcount = Headcount()
  /// 详见另附表
  var refersToAttachedTable = false
  /// Rows of the same table that name people under it.
  var candidateRows = 0

  /// What makes a row an entry of its own; the same again is the entry that is there.
  struct Content: Sendable, Hashable {
    var enterprise: EnterpriseCell
    var project: Project
    var dispatch: Dispatch?
    var isAttached: Bool
  }
}
