import Contracts

/// Finds the tables of Attachment 3 on one sheet by their headings and takes their rows apart, top to bottom.
struct SheetFormReader {
  let sheet: SheetInfo
  var merges: MergeCursor
  var reading = SheetReading()

  var layout: TableLayout?
  /// As its first heading row made it, to know the same row again on the next page.
  private var firstLayout: TableLayout?
  private var expectsSubheadings = false
  private var headingRow = 0
  private var notedHeadings: Set<String> = []
  /// What the last title above said, until a heading row has taken it.
  private var title: Dispatch?
  private var dispatch: Dispatch?
  /// The enterprise and project that rows stand under.
  var entry: Int?
  /// Of the row before, for 同上.
  var previous: [FormColumn: String] = [:]

  init(sheet: SheetInfo, merges: [MergedRegion]) {
    self.sheet = sheet
    self.merges = MergeCursor(merges)
    dispatch = TableLayout.dispatch(ofTitle: sheet.name)
  }

  mutating func read(_ row: SheetRow) {
    merges.advance(to: row)
    let cells = row.cells.map { (column: $0.column, text: $0.text) }
    if expectsSubheadings {
      expectsSubheadings = false
      if layout?.addSubheadings(cells, span: { merges.span($0) }) == true { return }
      noteUnreadHeadings()
    }
    if readHeadings(cells, row: row.number) { return }
    if readUnit(cells) { return }
    if readTitle(cells) { return }
    guard let layout else {
      reading.hasStrayPhone = reading.hasStrayPhone || cells.contains { Self.isPhone($0.text) }
      return
    }
    noteUnreadHeadings()
    readData(row, layout)
  }

  private static func isPhone(_ text: String) -> Bool {
    text.count < 40 && PhoneNumber.find(in: Array(FormText.fold(text)))?.number != nil
  }

  // MARK: Around the tables

  private mutating func readUnit(_ cells: [(column: Int, text: String)]) -> Bool {
    guard let line = UnitLine(cells.map(\.text)) else { return false }
    if reading.unit == nil { reading.unit = line.unit }
    return true
  }

  private mutating func readTitle(_ cells: [(column: Int, text: String)]) -> Bool {
    guard cells.count <= 2, !cells.contains(where: { Self.isPhone($0.text) }) else { return false }
    for cell in cells {
      let compact = FormText.compact(cell.text)
      guard compact.count <= 60, let dispatch = TableLayout.dispatch(ofTitle: cell.text),
        ["人员", "汇总", "名单", "情况", "信息", "表"].contains(where: { compact.contains($0) }),
        layout?.columns[cell.column] != .experience
      else { continue }
      title = dispatch
      return true
    }
    return false
  }

  private mutating func readHeadings(_ cells: [(column: Int, text: String)], row: Int) -> Bool {
    guard cells.count >= 3, var found = TableLayout(headings: cells, span: { merges.span($0) }) else { return false }
    let named = TableLayout.dispatch(ofTitle: sheet.name)
    let isAgain = firstLayout.map { found.hasSameHeadings(as: $0) } ?? false
    if found.isAttached {
      found.dispatch = title ?? named ?? (isAgain ? dispatch : nil)
    } else {
      found.dispatch = title ?? found.dispatch ?? named ?? (isAgain ? dispatch : nil)
    }
    // The heading row of the next page: rows below it still belong to the enterprise above.
    if !(isAgain && found.dispatch == dispatch) {
      entry = nil
      previous = [:]
    }
    dispatch = found.dispatch
    title = nil
    layout = found
    firstLayout = found
    expectsSubheadings = true
    headingRow = row
    reading.hasForm = true
    return true
  }

  /// Says once a sheet which columns were not read; no row is stopped by it.
  private mutating func noteUnreadHeadings() {
    guard headingRow > 0, let layout else { return }
    for heading in layout.unread where notedHeadings.insert(FormText.compact(heading.text)).inserted {
      reading.faults.append(
        (headingRow, CellReference.letters(heading.columns.lowerBound), .unknownHeading(heading.text)))
    }
    headingRow = 0
  }
}
