/// Follows the merged areas of a sheet while its rows go by, so that a cell within one shows what its first cell holds.
///
/// Areas that overlap, which no program writes, do not count beyond the first: each column has one at most, whatever a file says.
struct MergeCursor {
  /// By first row.
  private let regions: [MergedRegion]
  private var next = 0
  /// By first column.
  private var active: [(region: MergedRegion, text: String?)?] = []
  private var firstEnd = Int.max

  init(_ regions: [MergedRegion]) {
    self.regions = regions
  }

  /// Goes on to a row; rows must come top to bottom.
  mutating func advance(to row: SheetRow) {
    if firstEnd < row.number {
      firstEnd = .max
      for column in active.indices {
        guard let region = active[column]?.region else { continue }
        if region.lastRow < row.number { active[column] = nil } else { firstEnd = min(firstEnd, region.lastRow) }
      }
    }
    while next < regions.count, regions[next].firstRow <= row.number {
      let region = regions[next]
      next += 1
      guard region.lastRow >= row.number, region.firstColumn <= WorkbookLimits.widest else { continue }
      while active.count <= region.firstColumn { active.append(nil) }
      guard active[region.firstColumn] == nil else { continue }
      let anchor = region.firstRow == row.number ? row.cells.first { $0.column == region.firstColumn } : nil
      active[region.firstColumn] = (region, anchor?.text)
      firstEnd = min(firstEnd, region.lastRow)
    }
  }

  /// Whether the current row has a part in any merged area.
  var isWithin: Bool { firstEnd < .max }

  /// Whether a cell lies under one that is merged downwards within its column: some programs leave what was there, and nobody
  /// sees it.
  func hides(_ column: Int, in row: Int) -> Bool {
    guard column < active.count, let region = active[column]?.region else { return false }
    return region.firstRow < row && region.lastColumn == column
  }

  /// What a merged area that covers the column shows in the current row; areas that cover several columns show it in their first.
  func text(_ column: Int) -> String? {
    column < active.count ? active[column]?.text : nil
  }

  /// The last column of a merged area that begins in the current row's column.
  func span(_ column: Int) -> Int? {
    guard column < active.count, let region = active[column]?.region, region.lastColumn > column else { return nil }
    return region.lastColumn
  }

  /// Whether a merged area that began in a row above covers the column.
  func continues(_ column: Int, in row: Int) -> Bool {
    guard column < active.count, let region = active[column]?.region else { return false }
    return region.firstRow < row
  }
}
