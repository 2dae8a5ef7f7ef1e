/// One row of a sheet with its cells that hold something, left to right.
struct SheetRow: Sendable, Hashable {
  struct Cell: Sendable, Hashable {
    /// From 1.
    var column: Int
    /// What a person sees in the cell, as far as that can be told without its number format.
    let text: String
    let glance: CellGlance
    /// The whole cell is struck through.
    var isStruck: Bool

    init(column: Int, text: String, isStruck: Bool = false) {
      self.init(column: column, CellText(text), isStruck: isStruck)
    }

    init(column: Int, _ content: CellText, isStruck: Bool) {
      self.column = column
      text = content.text
      glance = content.glance
      self.isStruck = isStruck
    }
  }

  /// From 1, as a spreadsheet shows it.
  var number: Int
  var isHidden: Bool
  var cells: [Cell]
}
