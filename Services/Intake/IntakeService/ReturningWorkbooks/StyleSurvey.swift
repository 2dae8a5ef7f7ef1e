/// How the cells of a sheet look that are to be marked: their indices into the workbook's cell formats.
final class StyleSurvey: XMLVisitor {
  private let rows: Set<Int>
  private let isMark: (Int) -> Bool
  private var row = 0
  private var column = 0
  private var isWanted = false
  private var columns: [(range: ClosedRange<Int>, style: Int)] = []
  private var widths: [(range: ClosedRange<Int>, width: Double)] = []
  private var usualWidth = 9.0
  private var rowStyles: [Int: Int] = [:]
  private var cells: [CellReference: Int] = [:]
  /// Cells that an earlier return marked.
  private(set) var marked: [CellReference: Int] = [:]

  /// - Parameters:
  ///   - rows: whose cells are to be known.
  ///   - isMark: whether a format has the fill of a mark.
  init(rows: Set<Int>, isMark: @escaping (Int) -> Bool) {
    self.rows = rows
    self.isMark = isMark
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "sheetFormatPr":
      if let width = attributes["defaultColWidth"].flatMap({ Double($0) }), width > 0 { usualWidth = width }
    case "col":
      guard let from = attributes.int("min"), let to = attributes.int("max"), from <= to else { return }
      if let style = attributes.int("style") { columns.append((from...to, style)) }
      if let width = attributes["width"].flatMap({ Double($0) }), width > 0 { widths.append((from...to, width)) }
    case "row":
      row = attributes.int("r") ?? row + 1
      column = 0
      isWanted = rows.contains(row)
      if isWanted, attributes.flag("customFormat"), let style = attributes.int("s") { rowStyles[row] = style }
    case "c":
      column = attributes.bytes("r").flatMap(CellReference.init)?.column ?? column + 1
      guard let style = attributes.int("s") else {
        if isWanted { cells[CellReference(column: column, row: row)] = 0 }
        return
      }
      let cell = CellReference(column: column, row: row)
      if isWanted { cells[cell] = style }
      if isMark(style) { marked[cell] = style }
    default: return
    }
  }

  /// In digits, as the file says it.
  func width(of column: Int) -> Double {
    widths.first { $0.range.contains(column) }?.width ?? usualWidth
  }

  /// As a program shows it: the cell's own, else its row's, else its column's.
  func style(_ cell: CellReference) -> Int {
    cells[cell] ?? rowStyles[cell.row] ?? columns.first { $0.range.contains(cell.column) }?.style ?? 0
  }
}
