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
  /// How the cells look that are marked, and those beside the two columns.
  let styles: StyleSurvey

  /// - Returns: nil where the sheet has no table.
  init?(
    _ marks: SheetMarks, of sheet: SheetInfo, in workbook: WorkbookReader, _ sheetStyles: StyleSurvey
  ) throws(WorkbookFault) {
    let merges = try workbook.mergedRegions(of: sheet)
    let probe = TableProbe(SheetFormReader(sheet: sheet, merges: merges, terms: FormTerms()))
    try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in probe.read(row) }
    guard let first = probe.tables.first else { return nil }
    headingRows = Set(probe.tables.map(\.row))
    styles = sheetStyles

    if let earlier = probe.earlier {
      column = earlier
      staleRows = probe.answered.subtracting(headingRows).subtracting(marks.rows.keys)
    } else {
      // Nothing of the unit's may be written over, in whatever row below the heading it stands.
      var taken = probe.occupied
      for region in merges where region.lastRow >= first.row && region.lastColumn - region.firstColumn < 1000 {
        taken.formUnion(region.firstColumn...region.lastColumn)
      }
      var free = (probe.tables.map(\.lastColumn).max() ?? 0) + 1
      while taken.contains(free) || taken.contains(free + 1) { free += 1 }
      column = free
    }
    let anchors = MergeAnchors(merges)
    faulty = Set(marks.faulty.map(anchors.anchor))
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

    init(_ reader: SheetFormReader) {
      self.reader = reader
    }

    var tables: [TablePlace] { reader.reading.tables }

    func read(_ row: SheetRow) {
      let before = tables.count
      _ = reader.read(row)
      if tables.count > before, earlier == nil { earlier = SheetFormReader.answerColumn(row.cells) }
      guard !tables.isEmpty else { return }
      for cell in row.cells {
        occupied.insert(cell.column)
        // What a person wrote in place of it is theirs.
        if cell.column == earlier, RowVerdicts.results.contains(cell.text) { answered.insert(row.number) }
      }
    }
  }
}
