/// Reads the rows of a worksheet.
final class SheetPart: XMLVisitor {
  private enum CellType {
    case number, shared, inline, text, boolean
  }

  private let sheet: String
  private let limits: WorkbookLimits
  private let strings: [String]
  private let dates: DateStyles
  private let visit: (SheetRow) throws(WorkbookFault) -> Void

  private var row = SheetRow(number: 0, isHidden: false, cells: [])
  private var rowsWithContent = 0
  private var column = 0
  private var type = CellType.number
  private var style: Int?
  private var buffer: [UInt8] = []
  private var collects = false
  private var inInline = false
  private var phonetic = 0

  init(
    sheet: String, limits: WorkbookLimits, strings: [String], dates: DateStyles,
    _ visit: @escaping (SheetRow) throws(WorkbookFault) -> Void
  ) {
    self.sheet = sheet
    self.limits = limits
    self.strings = strings
    self.dates = dates
    self.visit = visit
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "c": startCell(attributes)
    case "v": collects = true
    case "is": inInline = true
    case "t": collects = inInline && phonetic == 0
    case "rPh": phonetic += 1
    case "row":
      // A writer may leave out the numbers of rows and cells that follow one another.
      row = SheetRow(
        number: attributes.int("r") ?? row.number + 1, isHidden: attributes.flag("hidden"),
        cells: row.cells)
      row.cells.removeAll(keepingCapacity: true)
      column = 0
    default: return
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    column = attributes.bytes("r").flatMap(CellReference.init)?.column ?? column + 1
    style = attributes.int("s")
    buffer.removeAll(keepingCapacity: true)
    switch attributes["t"] {
    case "s": type = .shared
    case "inlineStr": type = .inline
    case "b": type = .boolean
    // A formula's text, an error such as #N/A, an ISO date.
    case "str", "e", "d": type = .text
    default: type = .number
    }
  }

  func characters(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    if collects { buffer.append(contentsOf: text) }
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    switch name {
    case "v", "t": collects = false
    case "is": inInline = false
    case "rPh": phonetic -= 1
    case "c":
      guard !buffer.isEmpty, let text = content(), !text.allSatisfy(\.isWhitespace) else { return }
      guard column <= limits.columns else { throw .tooManyColumns(sheet: sheet, limit: limits.columns) }
      row.cells.append(SheetRow.Cell(column: column, text: text))
    case "row":
      guard !row.cells.isEmpty else { return }
      rowsWithContent += 1
      guard rowsWithContent <= limits.rows else { throw .tooManyRows(sheet: sheet, limit: limits.rows) }
      try visit(row)
    default: return
    }
  }

  private func content() -> String? {
    switch type {
    case .inline, .text:
      return String(decoding: buffer, as: UTF8.self)
    case .boolean:
      return buffer == [UInt8(ascii: "1")] ? "TRUE" : "FALSE"
    case .shared:
      guard let index = Int(String(decoding: buffer, as: UTF8.self)), strings.indices.contains(index) else {
        return nil
      }
      return strings[index]
    case .number:
      return number()
    }
  }

  /// Whole numbers without decimals or exponent, so that a phone number that was typed as a number stays one.
  private func number() -> String {
    let text = String(decoding: buffer, as: UTF8.self)
    let isDate = dates.isDate(style: style)
    if !isDate, buffer.count <= 18, buffer.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return text }
    guard let value = Double(text) else { return text }
    if isDate, let date = dates.text(serial: value) { return date }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
}
