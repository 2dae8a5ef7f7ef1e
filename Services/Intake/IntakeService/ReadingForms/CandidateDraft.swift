import Contracts

/// A row that names a person, before it is known whether it can be read.
struct CandidateDraft: Sendable, Hashable {
  var sheet: String
  var sheetIsHidden: Bool
  var row: Int
  var rowIsHidden: Bool
  var dispatch: Dispatch?
  var isAttached: Bool
  var cells: FormCells
  /// The enterprise and project that the row stands under, in `SheetReading.entries`.
  var entry: Int?
  /// Everything stands in one cell.
  var isUndivided = false
  /// The row takes itself back; its faults say how.
  var isRefused = false

  /// The tables of all sheets tell its enterprise, its project, or whether it was dispatched already.
  var needsTables: Bool { isAttached || dispatch == nil }

  func text(_ column: FormColumn) -> String? {
    cells.text(column)
  }

  /// Where a fault of this column is shown; a column that the table does not have is missed at the name.
  func letters(_ column: FormColumn) -> String {
    let place = cells[column] ?? cells[.nameAndPhone] ?? cells[.name] ?? cells.first
    return CellReference.letters(place?.column ?? 1)
  }
}
