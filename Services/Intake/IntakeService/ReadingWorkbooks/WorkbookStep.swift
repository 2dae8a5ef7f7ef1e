/// What comes out of a workbook next.
enum WorkbookStep: Sendable {
  /// Its rows follow.
  case sheet(SheetInfo, merges: [MergedRegion])
  case rows([SheetRow])
  /// The whole workbook is an answer to what was asked for; nothing follows.
  case supplement(SupplementReading)
}
