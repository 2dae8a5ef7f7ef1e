/// Reads supplement workbooks that come back, by their headings wherever the columns stand by now.
enum SupplementReader {
  /// How many rows with content are looked at to tell what a sheet is.
  private static let headRows = 30
  /// Far more people than a unit is ever asked about, and few enough to be held in memory.
  static let maximumRows = 5_000

  /// - Returns: nil where the workbook is none of ours, whatever it is.
  static func read(_ workbook: WorkbookReader, file: String) throws(WorkbookFault) -> SupplementReading? {
    var reading: SupplementReading?
    for sheet in workbook.sheets where try isOurs(sheet, workbook) {
      let left = maximumRows - (reading?.rows.count ?? 0)
      let box = Box(SupplementSheetReader(file: file, sheet: sheet.name))
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
        box.reader.read(row)
        guard box.reader.rowCount <= left else { throw .tooManySupplementRows(limit: maximumRows) }
      }
      let found = box.reader.finished()
      var sum = reading ?? SupplementReading(file: file)
      sum.mark = sum.mark ?? found.mark
      sum.rows += found.rows
      sum.foreignColumns += found.foreignColumns
      sum.lacksHeadings = sum.lacksHeadings || found.lacksHeadings
      reading = sum
    }
    return reading
  }

  /// By a mark, of the workbook or of a row, or by the title: a sheet that was copied into another workbook still has them.
  private static func isOurs(_ sheet: SheetInfo, _ workbook: WorkbookReader) throws(WorkbookFault) -> Bool {
    let look = Look()
    do {
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
        look.rows += 1
        look.isOurs = row.cells.contains { SupplementMark($0.text) != nil || isTitle($0.text) }
        // What is left of the sheet need not be unpacked for this.
        if look.isOurs || look.rows >= headRows { throw .formNotFound }
      }
    } catch {
      guard look.isOurs || look.rows >= headRows else { throw error }
    }
    return look.isOurs
  }

  static func isTitle(_ text: String) -> Bool { FormText.compact(text) == SupplementSheet.title }

  private final class Look {
    var rows = 0
    var isOurs = false
  }

  /// Holds the reader while rows come in through an escaping closure.
  private final class Box {
    var reader: SupplementSheetReader

    init(_ reader: SupplementSheetReader) { self.reader = reader }
  }
}
