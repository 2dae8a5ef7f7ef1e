/// Where the cells of the current row are, by their columns.
struct RowIndex {
  private var cells: [SheetRow.Cell] = []
  /// By column, the place in `cells` and one; zero: none.
  private var places: [Int] = []

  /// Of two cells in one column the first counts.
  mutating func show(_ row: SheetRow) {
    // By their places: going through the cells themselves would count who holds each text.
    for place in cells.indices { places[cells[place].column] = 0 }
    cells = row.cells
    for place in cells.indices {
      let column = cells[place].column
      while places.count <= column { places.append(0) }
      if places[column] == 0 { places[column] = place + 1 }
    }
  }

  func holds(_ column: Int) -> Bool {
    column < places.count && places[column] > 0
  }

  subscript(column: Int) -> SheetRow.Cell? {
    guard column < places.count, places[column] > 0 else { return nil }
    return cells[places[column] - 1]
  }
}
