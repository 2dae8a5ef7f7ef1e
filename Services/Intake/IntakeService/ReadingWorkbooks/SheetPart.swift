/// Reads the rows of a worksheet.
final class SheetPart: XMLVisitor {
  private enum CellType {
    case number, shared, inline, text, boolean
  }

  private let sheet: String
  private let limits: WorkbookLimits
  private let strings: SharedStrings
  private let styles: CellStyles
  private let visit: (SheetRow) throws(WorkbookFault) -> Void

  // As in XMLByteScanner.
  @exclusivity(unchecked) private var row = SheetRow(number: 0, isHidden: false, cells: [])
  private var rowsWithContent = 0
  private(set) var cellsWithContent: Int
  @exclusivity(unchecked) private var column = 0
  @exclusivity(unchecked) private var type = CellType.number
  @exclusivity(unchecked) private var style: Int?
  @exclusivity(unchecked) private var buffer: [UInt8] = []
  @exclusivity(unchecked) private var collects = false
  @exclusivity(unchecked) private var inInline = false
  @exclusivity(unchecked) private var phonetic = 0
  /// What people struck through within a cell they replaced by what stands beside it.
  @exclusivity(unchecked) private var isStruckRun = false

  /// - Parameter cells: how many the sheets before had.
  init(
    sheet: String, limits: WorkbookLimits, strings: SharedStrings, styles: CellStyles, cells: Int,
    _ visit: @escaping (SheetRow) throws(WorkbookFault) -> Void
  ) {
    self.sheet = sheet
    self.limits = limits
    self.strings = strings
    self.styles = styles
    self.visit = visit
    cellsWithContent = cells
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "c": startCell(attributes)
    case "v": collects = true
    case "is": inInline = true
    case "t": collects = inInline && phonetic == 0 && !isStruckRun
    case "r": isStruckRun = false
    case "strike": isStruckRun = inInline && attributes.isOn
    case "rPh": phonetic += 1
    case "row":
      // A writer may leave out the numbers of rows and cells that follow one another.
      let width = row.cells.count
      row = SheetRow(number: attributes.int("r") ?? row.number + 1, isHidden: attributes.flag("hidden"), cells: [])
      row.cells.reserveCapacity(width)
      column = 0
    default: return
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    column = attributes.bytes("r").flatMap(CellReference.init)?.column ?? column + 1
    style = attributes.int("s")
    buffer.removeAll(keepingCapacity: true)
    guard let kind = attributes.bytes("t").map(XMLName.init) else {
      type = .number
      return
    }
    switch kind {
    case "s": type = .shared
    case "inlineStr": type = .inline
    case "b": type = .boolean
    // A formula's text, an error such as #N/A, an ISO date.
    case "str", "e", "d": type = .text
    default: type = .number
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard collects else { return }
    buffer.append(contentsOf: text)
    guard buffer.count <= limits.cellBytes else {
      throw .cellTooLong("\(sheet)!\(CellReference.letters(column))\(row.number)")
    }
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    switch name {
    case "v", "t": collects = false
    case "is":
      inInline = false
      isStruckRun = false
    case "rPh": phonetic -= 1
    case "c":
      guard !buffer.isEmpty else { return }
      let text = try content()
      guard !text.unicodeScalars.allSatisfy(FormText.isSpace) else { return }
      guard column <= limits.columns else { throw .tooManyColumns(sheet: sheet, limit: limits.columns) }
      cellsWithContent += 1
      guard cellsWithContent <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
      row.cells.append(SheetRow.Cell(column: column, text: text, isStruck: styles.isStruck(style: style)))
    case "row":
      guard !row.cells.isEmpty else { return }
      rowsWithContent += 1
      guard rowsWithContent <= limits.rows else { throw .tooManyRows(sheet: sheet, limit: limits.rows) }
      try visit(row)
    default: return
    }
  }

  private func content() throws(WorkbookFault) -> String {
    switch type {
    case .inline, .text: return try text()
    case .boolean: return buffer == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
    case .shared:
      guard let index = Int(try text()) else { throw .brokenXML }
      return try strings.text(index)
    case .number: return try number()
    }
  }

  private func text() throws(WorkbookFault) -> String {
    if type == .inline || type == .text { CellEscapes.resolve(in: &buffer) }
    guard let text = String(validating: buffer, as: UTF8.self) else { throw .brokenXML }
    return text
  }

  /// Whole numbers without decimals or exponent, so that a phone number that was typed as a number stays one.
  private func number() throws(WorkbookFault) -> String {
    let text = try text()
    let isDate = styles.isDate(style: style)
    if !isDate, buffer.count <= 18, buffer.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return text }
    guard let value = Double(text) else { return text }
    if isDate, let date = styles.text(serial: value) { return date }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
}
