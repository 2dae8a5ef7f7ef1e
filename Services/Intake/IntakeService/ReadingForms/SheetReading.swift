/// What one sheet holds.
struct SheetReading: Sendable {
  var hasForm = false
  /// 推荐单位
  var unit: String?
  var entries: [EnterpriseEntry] = []
  /// Faults of the enterprises and projects, each where it stands.
  var faults = FaultLedger()
  /// Specimen rows of the printed form that were left in.
  var specimenRows = 0
  /// The sheet has a phone number but no heading row: people may stand in it that nobody can place.
  var hasStrayPhone = false
  /// Top to bottom; a heading row that is printed again on the next page is one more.
  var tables: [TablePlace] = []
}
