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
  /// The tables of this sheet that were left, to go on with where a title says so: （续）已外派….
  private var left: [Dispatch: TableLayout] = [:]
  /// 企业名称：… above the table, for people whose table names none.
  private var enterpriseAbove: (cell: EnterpriseCell, row: Int, column: Int)?
  /// The sheet's name says that it is no more.
  let isDiscarded: Bool
  /// The enterprise and project that rows stand under.
  var entry: Int?
  /// Where an earlier receipt wrote 处理结果, with 说明 right of it.
  var answer: Int?
  /// Entries that are there already.
  var known: [EnterpriseEntry.Content: Int] = [:]
  /// Of the row above, where it had no fault in what it says of them.
  var above: Standing?
  /// Of the row before, for 同上.
  var previous = FormCells()
  /// The current row.
  var own = RowIndex()
  /// Further rows may yet say more about the last person.
  var last: CandidateDraft?
  /// The last row that spoke of that person.
  var lastRow = 0

  init(sheet: SheetInfo, merges: [MergedRegion], terms: FormTerms) {
    self.sheet = sheet
    self.terms = terms
    self.merges = MergeCursor(merges)
    named = TableLayout.dispatch(ofTitle: sheet.name)
    isDiscarded =
      sheet.isSuperseded || ["作废", "废弃", "(旧)", "旧版", "旧表"].contains { FormText.compact(sheet.name).holds($0) }
    dispatch = named
  }

  /// - Returns: a person of whom the rows above said all.
  mutating func read(_ row: SheetRow) -> CandidateDraft? {
    let whole = withoutAnswer(row)
    guard !whole.cells.isEmpty else { return nil }
    merges.advance(to: whole)
    let row = visible(whole)
    guard !row.cells.isEmpty else { return nil }
    if expectsSubheadings {
      expectsSubheadings = false
      let merges = merges
      if layout?.addSubheadings(row.cells, span: { merges.span($0) }, terms) == true {
        noteTable(headingRow, row.cells)
        return nil
      }
      noteUnreadHeadings()
    }
    if readHeadings(row.cells, row: row.number) { return nil }
    if readUnit(row.cells) { return nil }
    if readTitle(row.cells) { return nil }
    if readEnterpriseLine(row) { return nil }
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
      // People may go on below without a heading row of their own.
      if let layout, dispatch != layout.dispatch {
        if let before = layout.dispatch { left[before] = layout }
        self.layout = left[dispatch] ?? layout
        self.layout?.dispatch = dispatch
        self.dispatch = dispatch
        entry = nil
        previous = FormCells()
      }
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
    if let before = layout?.dispatch { left[before] = layout }
    layout = found
    if let above = enterpriseAbove, found.place(of: .enterprise) == nil {
      entry = stand(under: above.cell, row: above.row, column: above.column)
    }
    enterpriseAbove = nil
    firstLayout = found
    expectsSubheadings = true
    headingRow = row
    reading.hasForm = true
    answer = Self.answerColumn(cells) ?? answer
    noteTable(row, cells)
    return true
  }

  /// A line that says whose the people below are: above a table that names no enterprise, or between its rows.
  private mutating func readEnterpriseLine(_ row: SheetRow) -> Bool {
    guard row.cells.count <= 4, let first = row.cells.first, let line = EnterpriseLine(row.cells.map(\.text))
    else { return false }
    guard let layout else {
      enterpriseAbove = (line.enterprise, row.number, first.column)
      return true
    }
    // A cell of the enterprise's own column is read with its row.
    let isMerged = merges.span(first.column).map { $0 > first.column } ?? false
    switch layout.columns[first.column] {
    case nil, .serial, .ignored: break
    case .enterprise where !isMerged && !line.isLabelled: return false
    case _ where isMerged || line.isLabelled: break
    default: return false
    }
    // Above the heading row of the next block.
    enterpriseAbove = (line.enterprise, row.number, first.column)
    entry = stand(under: line.enterprise, row: row.number, column: first.column)
    previous = FormCells()
    return true
  }

  /// The place of an enterprise and its project among those of the sheet.
  mutating func stand(
    under enterprise: EnterpriseCell, _ project: Project = Project(), row: Int, column: Int,
    dispatch: Dispatch? = nil
  ) -> Int {
    let content = EnterpriseEntry.Content(
      enterprise: enterprise, project: project, dispatch: dispatch ?? layout?.dispatch,
      isAttached: layout?.isAttached ?? false)
    if let same = known[content] { return same }
    reading.entries.append(
      EnterpriseEntry(
        sheet: sheet.name, row: row, column: column, dispatch: content.dispatch, isAttached: content.isAttached,
        enterprise: enterprise, project: project))
    known[content] = reading.entries.count - 1
    return reading.entries.count - 1
  }

  /// The table reaches as far as its headings do.
  private mutating func noteTable(_ row: Int, _ cells: [SheetRow.Cell]) {
    let reach = cells.map { max(merges.span($0.column) ?? 0, $0.column) }.max() ?? 0
    if let last = reading.tables.indices.last, reading.tables[last].row == row {
      reading.tables[last].lastColumn = max(reading.tables[last].lastColumn, reach)
    } else {
      reading.tables.append(TablePlace(row: row, lastColumn: reach))
    }
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
