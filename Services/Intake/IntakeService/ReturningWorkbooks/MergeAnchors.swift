/// Finds the cell that shows for a cell within a merged area: the area's first.
struct MergeAnchors {
  /// By each row that an area covers; areas of people span few rows.
  private var byRow: [Int: [MergedRegion]] = [:]
  private var tall: [MergedRegion] = []

  init(_ regions: [MergedRegion]) {
    for region in regions {
      if region.lastRow - region.firstRow > 200 {
        tall.append(region)
      } else {
        for row in region.firstRow...region.lastRow { byRow[row, default: []].append(region) }
      }
    }
  }

  func covers(_ cell: CellReference) -> Bool { area(cell) != nil }

  func anchor(_ cell: CellReference) -> CellReference {
    area(cell).map { CellReference(column: $0.firstColumn, row: $0.firstRow) } ?? cell
  }

  private func area(_ cell: CellReference) -> MergedRegion? {
    (byRow[cell.row, default: []] + tall).first { region in
      (region.firstRow...region.lastRow).contains(cell.row)
        && (region.firstColumn...region.lastColumn).contains(cell.column)
    }
  }
}
