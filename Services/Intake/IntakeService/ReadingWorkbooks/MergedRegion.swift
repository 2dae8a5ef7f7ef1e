/// Cells that are shown as one; the first holds the content. Rows and columns from 1, both ends included.
struct MergedRegion: Sendable, Hashable {
  var firstRow: Int
  var lastRow: Int
  var firstColumn: Int
  var lastColumn: Int

  /// - Parameter reference: `B7:B9`
  init?(_ reference: some Collection<UInt8>) {
    let parts = reference.split(separator: UInt8(ascii: ":"))
    guard parts.count == 2, let from = CellReference(parts[0]), let to = CellReference(parts[1]) else { return nil }
    firstRow = min(from.row, to.row)
    lastRow = max(from.row, to.row)
    firstColumn = min(from.column, to.column)
    lastColumn = max(from.column, to.column)
  }
}
