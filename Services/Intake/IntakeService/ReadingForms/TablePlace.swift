/// Where a table of the form begins: its (first) heading row and the last column that has a heading.
struct TablePlace: Sendable, Hashable {
  var row: Int
  var lastColumn: Int
}
