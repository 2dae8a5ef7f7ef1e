/// Finds the cell that shows for a cell within a merged area: the area's first. Cells are asked for top to bottom.
///
/// Areas that overlap, which no program writes, do not count beyond the first: each column has one at most, whatever a file says, so that
/// looking for it costs the same however many there are.
struct MergeAnchors {
  /// By first row.
  private let regions: [MergedRegion]
  private var next = 0
  /// By column: the area that covers it in the current row, or covered it above.
  private var active: [Int?] = []

  init(_ regions: [MergedRegion]) {
    self.regions = regions
  }

  /// The cells that show for these.
  static func anchors(of cells: some Sequence<CellReference>, in regions: [MergedRegion]) -> Set<CellReference> {
    var anchors = MergeAnchors(regions)
    return Set(
      cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map { cell in
        anchors.area(cell).map { CellReference(column: $0.firstColumn, row: $0.firstRow) } ?? cell
      })
  }

  mutating func covers(_ cell: CellReference) -> Bool { area(cell) != nil }

  private mutating func area(_ cell: CellReference) -> MergedRegion? {
    advance(to: cell.row)
    guard let region = region(cell.column), (region.firstRow...region.lastRow).contains(cell.row) else { return nil }
    return region
  }

  private func region(_ column: Int) -> MergedRegion? {
    guard column < active.count, let number = active[column] else { return nil }
    return regions[number]
  }

  private mutating func advance(to row: Int) {
    while next < regions.count, regions[next].firstRow <= row {
      let number = next
      let region = regions[number]
      next += 1
      guard region.lastRow >= row, region.firstColumn <= WorkbookLimits.widest else { continue }
      let columns = region.firstColumn...min(region.lastColumn, WorkbookLimits.widest)
      guard !columns.contains(where: { (self.region($0)?.lastRow ?? 0) >= region.firstRow }) else { continue }
      while active.count <= columns.upperBound { active.append(nil) }
      for column in columns { active[column] = number }
    }
  }
}
