import Contracts

/// Finds the tables of Attachment 3 on one sheet by their headings and takes their rows apart, top to bottom.
struct SheetFormReader {
  let sheet: SheetInfo
  let terms: FormTerms
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
  private let named: Dispatch?
  /// The enterprise and project that rows stand under.
  var entry: Int?
  /// Entries that are there already.
  var known: [EnterpriseEntry.Content: Int] = [:]
  /// Of the row before, for 同上.
  var previous = FormCells()
  /// The current row.
  var own = RowIndex()
  /// Further rows may yet say more about the last person.
  var last: CandidateDraft?

  init(sheet: SheetInfo, merges: [MergedRegion], terms: FormTerms) {
    self.sheet = sheet
    self.terms = terms
    self.merges = MergeCursor(merges)
    named = TableLayout.dispatch(ofTitle: sheet.name)
    dispatch = named
  }

  /// - Returns: a person of whom the rows above said all.
  mutating func read(_ row: SheetRow) -> CandidateDraft? {
    merges.advance(to: row)
    if expectsSubheadings {
      expectsSubheadings = false
      let merges = merges
      if layout?.addSubheadings(row.cells, span: { merges.span($0) }, terms) == true { return nil }
      noteUnreadHeadings()
    }
    if readHeadings(row.cells, row: row.number) { return nil }
    if readUnit(row.cells) { return nil }
    if readTitle(row.cells) { return nil }
    guard let layout else {
      reading.hasStrayPhone = reading.hasStrayPhone || row.cells.contains { terms.holdsPhone($0.text, limit: 39) }
      return nil
    }
    noteUnreadHeadings()
    return readData(row, layout)
  }

  /// - Returns: the last person of the sheet.
  mutating func finish() -> CandidateDraft? {
    defer { last = nil }
    return last
  }

  // MARK: Around the tables

  private mutating func readUnit(_ cells: [SheetRow.Cell]) -> Bool {
    guard cells.count <= 8, cells.contains(where: { $0.text.holds("推") }), let line = UnitLine(cells.map(\.text))
    else { return false }
    if reading.unit == nil { reading.unit = line.unit }
    return true
  }

  private mutating func readTitle(_ cells: [SheetRow.Cell]) -> Bool {
    guard cells.count <= 2, !cells.contains(where: { terms.holdsPhone($0.text, limit: 39) }) else { return false }
    for cell in cells where cell.text.utf8.count <= 1000 {
      let compact = FormText.compact(cell.text)
      guard compact.count <= 60, let dispatch = TableLayout.dispatch(ofTitle: cell.text),
        ["人员", "汇总", "名单", "情况", "信息", "表"].contains(where: { compact.holds($0) }),
        layout?.columns[cell.column] != .experience
      else { continue }
      title = dispatch
      return true
    }
    return false
  }

  private mutating func readHeadings(_ cells: [SheetRow.Cell], row: Int) -> Bool {
    guard cells.count >= 3, terms.mayBeHeadings(cells) else { return false }
    let merges = merges
    guard var found = TableLayout(headings: cells, span: { merges.span($0) }, terms) else { return false }
    let isAgain = firstLayout.map { found.hasSameHeadings(as: $0) } ?? false
    if found.isAttached {
      found.dispatch = title ?? named ?? (isAgain ? dispatch : nil)
    } else {
      found.dispatch = title ?? found.dispatch ?? named ?? (isAgain ? dispatch : nil)
    }
    // The heading row of the next page: rows below it still belong to the enterprise above.
    if !(isAgain && found.dispatch == dispatch) {
      entry = nil
      previous = FormCells()
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
      reading.faults.add(
        headingRow, CellReference.letters(heading.columns.lowerBound), .unknownHeading(heading.text))
    }
    headingRow = 0
  }
}
