/// One row of a sheet with its cells that hold something, left to right.
struct SheetRow: Sendable, Hashable {
  struct Cell: Sendable, Hashable {
    /// From 1.
    var column: Int
    /// What a person sees in the cell, as far as that can be told without its number format.
    var text: String
    /// The whole cell is struck through.
    var isStruck = false
  }

  /// From 1, as a spreadsheet shows it.
  var number: Int
  var isHidden: Bool
  var cells: [Cell]
}
