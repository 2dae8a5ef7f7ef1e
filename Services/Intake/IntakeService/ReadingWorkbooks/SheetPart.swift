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
  private let texts = TextTable()

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
      try keep(try content())
    case "row":
      guard !row.cells.isEmpty else { return }
      rowsWithContent += 1
      guard rowsWithContent <= limits.rows else { throw .tooManyRows(sheet: sheet, limit: limits.rows) }
      try visit(row)
    default: return
    }
  }

  private func keep(_ content: CellText) throws(WorkbookFault) {
    guard !content.glance.contains(.isBlank) else { return }
    guard column <= limits.columns else { throw .tooManyColumns(sheet: sheet, limit: limits.columns) }
    cellsWithContent += 1
    guard cellsWithContent <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
    row.cells.append(SheetRow.Cell(column: column, content, isStruck: styles.isStruck(style: style)))
  }

  func take(_ text: UnsafeBufferPointer<UInt8>, at start: Int) throws(WorkbookFault) -> Int? {
    guard !collects, !inInline, phonetic == 0 else { return nil }
    var next = start
    while let cell = PlainCell(text, at: next) {
      next = cell.end
      column = cell.column
      style = cell.style
      switch cell.content {
      case .empty: continue
      case .shared(let index): try keep(try strings.text(index))
      case .number(let digits): try keep(CellText(try number(digits)))
      case .text(let bytes):
        guard bytes.count <= limits.cellBytes else {
          throw .cellTooLong("\(sheet)!\(CellReference.letters(column))\(row.number)")
        }
        try keep(try texts.text(bytes))
      }
    }
    return next > start ? next : nil
  }

  private func content() throws(WorkbookFault) -> CellText {
    switch type {
    case .inline, .text:
      CellEscapes.resolve(in: &buffer)
      return try withBuffer { (bytes) throws(WorkbookFault) in try texts.text(bytes) }
    case .boolean: return CellText(buffer == [UInt8(ascii: "1")] ? "TRUE" : "FALSE")
    case .shared:
      guard let index = Int(String(decoding: buffer, as: UTF8.self)) else { throw .brokenXML }
      return try strings.text(index)
    case .number: return try withBuffer { (bytes) throws(WorkbookFault) in CellText(try number(bytes)) }
    }
  }

  private func withBuffer(
    _ body: (UnsafeBufferPointer<UInt8>) throws(WorkbookFault) -> CellText
  ) throws(WorkbookFault) -> CellText {
    let result = buffer.withUnsafeBufferPointer { bytes -> Result<CellText, WorkbookFault> in
      do throws(WorkbookFault) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Whole numbers without decimals or exponent, so that a phone number that was typed as a number stays one.
  private func number(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) -> String {
    guard let text = bytes.text else { throw .brokenXML }
    let isDate = styles.isDate(style: style)
    if !isDate, bytes.count <= 18, bytes.allSatisfy({ $0 >= 48 && $0 <= 57 }) { return text }
    guard let value = Double(text) else { return text }
    if isDate, let date = styles.text(serial: value) { return date }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }
}
