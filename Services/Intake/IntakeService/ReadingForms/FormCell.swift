/// One cell of a row, by what it holds.
struct FormCell: Sendable, Hashable {
  /// From 1.
  var column: Int
  /// Absent where the cell is empty.
  var text: String?
}
