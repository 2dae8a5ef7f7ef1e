/// Workbooks that a receipt returned and that come back.
extension SheetFormReader {
  /// What the receipt wrote into a row is no data, whatever it speaks of.
  func withoutAnswer(_ row: SheetRow) -> SheetRow {
    guard let answer, let said = row.cells.first(where: { $0.column == answer }),
      RowVerdicts.results.contains(said.text) || said.text == SheetMarks.headings[0]
    else { return row }
    var row = row
    row.cells.removeAll { $0.column == answer || $0.column == answer + 1 }
    return row
  }

  static func answerColumn(_ headings: [SheetRow.Cell]) -> Int? {
    headings.first { cell in
      FormText.compact(cell.text) == SheetMarks.headings[0]
        && headings.contains { $0.column == cell.column + 1 && FormText.compact($0.text) == SheetMarks.headings[1] }
    }?.column
  }
}
