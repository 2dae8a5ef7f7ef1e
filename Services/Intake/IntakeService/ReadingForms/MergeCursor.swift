/// Follows the merged areas of a sheet while its rows go by, so that a cell within one shows what its first cell holds.
struct MergeCursor {
  /// By first row.
  private let regions: [MergedRegion]
  private var next = 0
  private var active: [(region: MergedRegion, text: String?)] = []

  init(_ regions: [MergedRegion]) {
    self.regions = regions
  }

  /// Goes on to a row; rows must come top to bottom.
  mutating func advance(to row: SheetRow) {
    active.removeAll { $0.region.lastRow < row.number }
    while next < regions.count, regions[next].firstRow <= row.number {
      let region = regions[next]
      next += 1
      guard region.lastRow >= row.number else { continue }
      let anchor = region.firstRow == row.number ? row.cells.first { $0.column == region.firstColumn } : nil
      active.append((region, anchor?.text))
    }
  }

  /// What a merged area that covers the column shows in the current row; areas that cover several columns show it in their first.
  func text(_ column: Int) -> String? {
    active.first { $0.region.firstColumn == column }?.text ?? nil
  }

  /// The last column of a merged area that begins in the current row's column.
  func span(_ column: Int) -> Int? {
    active.first { $0.region.firstColumn == column && $0.region.lastColumn > column }?.region.lastColumn
  }

  /// Whether a merged area that began in a row above covers the column.
  func continues(_ column: Int, in row: Int) -> Bool {
    active.contains { $0.region.firstColumn == column && $0.region.firstRow < row }
  }
}
