/// Finds out, before a sheet is marked, where its tables are, where there is room beside them, and how its cells look.
struct SheetSurvey {
  /// The first of the two columns.
  private(set) var column: Int
  /// Rows that get the two headings.
  private(set) var headingRows: Set<Int> = []
  /// Rows that an earlier return wrote into and that nothing is written into now.
  private(set) var staleRows: Set<Int> = []
  /// Faulty cells; of a merged area the one that shows.
  private(set) var faulty: Set<CellReference>
  /// How many lines the texts of the marked rows take; those within merged areas need not fit into a row.
  private(set) var lines: [Int: Int] = [:]
  /// How the cells look that are marked, and those beside the two columns.
  let styles: StyleSurvey

  /// - Returns: nil where the sheet has no table.
  init?(
    _ marks: SheetMarks, of sheet: SheetInfo, in workbook: WorkbookReader, _ sheetStyles: StyleSurvey,
    wraps: @escaping (Int) -> Bool
  ) throws(WorkbookFault) {
    let merges = try workbook.mergedRegions(of: sheet)
    var anchors = MergeAnchors(merges)
    let probe = TableProbe(SheetFormReader(sheet: sheet, merges: merges, terms: FormTerms())) { cell, text in
      guard marks.rows[cell.row] != nil, wraps(sheetStyles.style(cell)), !anchors.covers(cell) else { return 1 }
      return TextLines.count(text, width: sheetStyles.width(of: cell.column))
    }
    try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in probe.read(row) }
    guard let first = probe.tables.first else { return nil }
    headingRows = Set(probe.tables.map(\.row))
    styles = sheetStyles

    if let earlier = probe.earlier {
      column = earlier
      staleRows = probe.answered.subtracting(headingRows).subtracting(marks.rows.keys)
    } else {
      // Nothing of the unit's may be written over, in whatever row below the heading it stands.
      let taken = probe.occupied.union(Self.covered(by: merges, from: first.row))
      var free = (probe.tables.map(\.lastColumn).max() ?? 0) + 1
      while taken.contains(free) || taken.contains(free + 1) { free += 1 }
      column = free
    }
    lines = probe.lines
    faulty = MergeAnchors.anchors(of: marks.faulty, in: merges)
  }

  /// The columns that merged areas cover in this row or below. Counted by where areas begin and end: there may be many, and wide ones.
  private static func covered(by merges: [MergedRegion], from row: Int) -> [Int] {
    var steps = [Int](repeating: 0, count: WorkbookLimits.widest + 2)
    for region in merges
    where region.lastRow >= row && region.lastColumn - region.firstColumn < 1000
      && region.firstColumn <= WorkbookLimits.widest
    {
      steps[region.firstColumn] += 1
      steps[min(region.lastColumn, WorkbookLimits.widest) + 1] -= 1
    }
    var open = 0
    return steps.indices.filter { column in
      open += steps[column]
      return open > 0
    }
  }

  /// Takes a sheet's rows and keeps where its tables and texts are.
  private final class TableProbe {
    private var reader: SheetFormReader
    /// Columns that hold something in a row of a table, or below one.
    private(set) var occupied: Set<Int> = []
    /// Where an earlier return put 处理结果.
    private(set) var earlier: Int?
    /// Rows in which it put something.
    private(set) var answered: Set<Int> = []

    /// Of rows with more than one line.
    private(set) var lines: [Int: Int] = [:]
    private let count: (CellReference, String) -> Int

    init(_ reader: SheetFormReader, count: @escaping (CellReference, String) -> Int) {
      self.reader = reader
      self.count = count
    }

    var tables: [TablePlace] { reader.reading.tables }

    func read(_ row: SheetRow) {
      let before = tables.count
      _ = reader.read(row)
      if tables.count > before, earlier == nil { earlier = SheetFormReader.answerColumn(row.cells) }
      guard !tables.isEmpty else { return }
      for cell in row.cells {
        occupied.insert(cell.column)
        let isOurs = earlier.map { ($0...$0 + 1).contains(cell.column) } ?? false
        let taken = isOurs ? 1 : count(CellReference(column: cell.column, row: row.number), cell.text)
        if taken > lines[row.number] ?? 1 { lines[row.number] = taken }
        // What a person wrote in place of it is theirs.
        if cell.column == earlier, RowVerdicts.results.contains(cell.text) { answered.insert(row.number) }
      }
    }
  }
}
