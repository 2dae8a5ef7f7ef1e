import Testing

@testable import IntakeService

/// The supplement workbook as a person has it before them: cells by heading, rows by name.
struct ReturnedSheet {
  var cells: [Int: [Int: String]] = [:]
  let headingRow: Int
  /// Columns by their heading without its hint.
  var columns: [String: Int] = [:]

  init(path: String) throws {
    let workbook = try WorkbookReader(path: path)
    let sheet = try #require(workbook.sheets.first)
    let box = Box()
    try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
      for cell in row.cells { box.cells[row.number, default: [:]][cell.column] = cell.text }
    }
    cells = box.cells
    headingRow = try #require(cells.first { $0.value.values.contains("姓名") }?.key)
    for (column, text) in cells[headingRow] ?? [:] { columns[FormText.withoutBrackets(text)] = column }
  }

  /// The rows of people, top to bottom.
  var rows: [Int] { cells.keys.filter { $0 > headingRow }.sorted() }

  func row(of name: String) throws -> Int {
    try #require(rows.first { cells[$0]?[columns["姓名"] ?? 0] == name })
  }

  subscript(row: Int, heading: String) -> String? {
    get { columns[heading].flatMap { cells[row]?[$0] } }
    set {
      guard let column = columns[heading] else { return }
      cells[row, default: [:]][column] = newValue
    }
  }

  /// Whether the cell is left open for the unit.
  func asks(_ heading: String, _ row: Int) -> Bool { columns[heading] != nil && self[row, heading] == nil }

  /// Fills in a person's cells.
  mutating func fill(_ name: String, _ values: [String: String]) throws {
    let row = try row(of: name)
    for (heading, text) in values {
      try #require(columns[heading] != nil, "the workbook has no column \(heading)")
      self[row, heading] = text
    }
  }

  var workbook: TinyWorkbook {
    var sheet = TinyWorkbook.Sheet("Sheet1")
    for (row, cells) in cells {
      for (column, text) in cells { sheet[row, column] = .text(text) }
    }
    return TinyWorkbook(sheets: [sheet])
  }

  private final class Box {
    var cells: [Int: [Int: String]] = [:]
  }
}
