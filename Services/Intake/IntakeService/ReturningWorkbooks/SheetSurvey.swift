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
  /// How wide a row of the table is, for the look of the two columns: the column left of them.
  let styles: StyleSurvey

  /// - Returns: nil where the sheet has no table.
  init?(
    _ marks: SheetMarks, of sheet: SheetInfo, in workbook: WorkbookReader, _ sheetStyles: StyleSurvey
  ) throws(WorkbookFault) {
    let merges = try workbook.mergedRegions(of: sheet)
    let probe = TableProbe(SheetFormReader(sheet: sheet, merges: merges, terms: FormTerms()), written: Set(marks.rows.keys))
    try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in probe.read(row) }
    guard let first = probe.tables.first else { return nil }
    headingRows = Set(probe.tables.map(\.row))
    styles = sheetStyles

    let written = headingRows.union(marks.rows.keys)
    if let earlier = probe.earlier {
      column = earlier
      staleRows = probe.filled[earlier, default: []].union(probe.filled[earlier + 1, default: []])
        .subtracting(written).filter { $0 > first.row }
    } else {
      var taken = Set(probe.filled.filter { !$0.value.isDisjoint(with: written) }.keys)
      for region in merges where region.lastColumn > region.firstColumn || region.lastRow > region.firstRow {
        guard written.contains(where: { (region.firstRow...region.lastRow).contains($0) }) else { continue }
        taken.formUnion(region.firstColumn...min(region.lastColumn, region.firstColumn + 600))
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
    private let written: Set<Int>
    /// By column: the rows of interest that hold something.
    private(set) var filled: [Int: Set<Int>] = [:]
    /// Where an earlier return put 处理结果.
    private(set) var earlier: Int?

    init(_ reader: SheetFormReader, written: Set<Int>) {
      self.reader = reader
      self.written = written
    }

    var tables: [TablePlace] { reader.reading.tables }

    func read(_ row: SheetRow) {
      let before = tables.count
      _ = reader.read(row)
      let isHeading = tables.count > before
      if isHeading, earlier == nil {
        let texts = Dictionary(row.cells.map { ($0.column, FormText.compact($0.text)) }) { first, _ in first }
        earlier = texts.filter { $0.value == SheetMarks.headings[0] && texts[$0.key + 1] == SheetMarks.headings[1] }
          .keys.min()
      }
      if isHeading || written.contains(row.number) {
        for cell in row.cells { filled[cell.column, default: []].insert(row.number) }
      } else if let earlier, !tables.isEmpty {
        for cell in row.cells where cell.column == earlier || cell.column == earlier + 1 {
          filled[cell.column, default: []].insert(row.number)
        }
      }
    }
  }
}
