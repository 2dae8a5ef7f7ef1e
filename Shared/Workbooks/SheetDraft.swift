/// One sheet to be written. Rows and columns from 1.
package struct SheetDraft: Sendable {
  package struct Column: Sendable, Hashable {
    /// In characters of the default font.
    package var width: Double
    package var isHidden: Bool
    /// Of the cells that nothing was written into.
    package var style: CellStyle?

    package init(width: Double, isHidden: Bool = false, style: CellStyle? = nil) {
      self.width = width
      self.isHidden = isHidden
      self.style = style
    }
  }

  package struct Row: Sendable, Hashable {
    /// Points; absent: as high as its content.
    package var height: Double?
    package var isHidden: Bool

    package init(height: Double? = nil, isHidden: Bool = false) {
      self.height = height
      self.isHidden = isHidden
    }
  }

  package struct Printing: Sendable, Hashable {
    package var isLandscape: Bool
    /// Repeated on every page.
    package var headingRows: ClosedRange<Int>?

    /// A4, one page wide.
    package init(isLandscape: Bool = true, headingRows: ClosedRange<Int>? = nil) {
      self.isLandscape = isLandscape
      self.headingRows = headingRows
    }
  }

  /// At most 31 characters, none of `[]:*?/\`.
  package var name: String
  package var isHidden: Bool
  package var cells: [CellPlace: CellDraft] = [:]
  package var columns: [Int: Column] = [:]
  package var rows: [Int: Row] = [:]
  /// The text of a merged area is that of its first cell.
  package var merges: [CellRange] = []
  package var choices: [CellChoices] = []
  /// So many rows at the top and columns at the left stay in view.
  package var frozen: (rows: Int, columns: Int) = (0, 0)
  /// Only cells whose style is unlocked can be written into (no password: it guards against slips).
  package var isProtected = false
  package var printing: Printing?

  package init(_ name: String, isHidden: Bool = false) {
    self.name = name
    self.isHidden = isHidden
  }

  package subscript(row: Int, column: Int) -> CellDraft? {
    get { cells[CellPlace(row: row, column: column)] }
    set { cells[CellPlace(row: row, column: column)] = newValue }
  }
}
