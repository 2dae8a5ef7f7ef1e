/// Where the cells of the current row are, by their columns.
struct RowIndex {
  private var cells: [SheetRow.Cell] = []
  /// By column, the place in `cells` and one; zero: none.
  private var places: [Int] = []

  /// Of two cells in one column the first counts.
  mutating func show(_ row: SheetRow) {
    for cell in cells { places[cell.column] = 0 }
    cells = row.cells
    for (place, cell) in cells.enumerated() {
      while places.count <= cell.column { places.append(0) }
      if places[cell.column] == 0 { places[cell.column] = place + 1 }
    }
  }

  func holds(_ column: Int) -> Bool {
    column < places.count && places[column] > 0
  }

  subscript(column: Int) -> String? {
    guard column < places.count, places[column] > 0 else { return nil }
    return cells[places[column] - 1].text
  }
}
