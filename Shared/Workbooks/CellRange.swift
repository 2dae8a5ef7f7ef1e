/// A rectangle of cells. Rows and columns from 1, both ends included.
package struct CellRange: Sendable, Hashable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }
}
