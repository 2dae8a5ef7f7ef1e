/// What one workbook of a submission says, before it is joined with what the others say.
struct WorkbookForm: Sendable {
  /// As the workbook was sent.
  let file: String
  var sheets: [(sheet: SheetInfo, reading: SheetReading)] = []
  /// Everybody, in the order of the rows.
  var people: Spool
  /// Some wait for the tables of other sheets.
  var hasDrafts: Bool
  var rejectedRows: Int
}
