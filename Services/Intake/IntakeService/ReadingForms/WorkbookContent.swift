/// What one workbook of a submission is.
enum WorkbookContent: Sendable {
  case form(WorkbookForm)
  /// No form, but an answer to what was asked for.
  case supplement(SupplementReading)
}
