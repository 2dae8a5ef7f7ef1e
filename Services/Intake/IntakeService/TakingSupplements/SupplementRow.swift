import Contracts

/// One row of a returned supplement workbook, as it was filled in.
struct SupplementRow: Sendable, Hashable {
  var origin: RowOrigin
  /// The hidden row id; absent where the cell is empty.
  var mark: FormCell?
  var name: FormCell?
  var cells: [SupplementColumn: FormCell] = [:]

  /// Column letters as a spreadsheet shows them; of the row's first cell where that of `column` was taken away.
  func letters(_ column: SupplementColumn? = nil) -> String {
    let cell = column.map { cells[$0] } ?? name ?? mark ?? cells.values.min { $0.column < $1.column }
    return CellReference.letters(cell?.column ?? 1)
  }
}
