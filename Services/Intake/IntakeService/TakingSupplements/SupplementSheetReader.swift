import Contracts

/// Reads one sheet of a returned supplement workbook, row by row.
struct SupplementSheetReader {
  private enum Kind: Hashable {
    case mark, name, answer(SupplementColumn)
    /// Of the sheet as it was sent, and not to be filled in.
    case fixed
    case foreign
  }

  private let file: String
  private let sheet: String
  private var reading: SupplementReading
  private var headings: [Int: (kind: Kind, text: String)]?
  private var headingRow = 0
  private var foreign: Set<Int> = []

  init(file: String, sheet: String) {
    self.file = file
    self.sheet = sheet
    reading = SupplementReading(file: file)
  }

  /// How many rows with answers were read so far.
  var rowCount: Int { reading.rows.count }

  mutating func read(_ row: SheetRow) {
    for cell in row.cells {
      if let mark = SupplementMark(cell.text), mark.kind == .workbook { reading.mark = reading.mark ?? mark }
    }
    guard let headings else {
      if let found = Self.headings(of: row) {
        headings = found
        headingRow = row.number
      }
      return
    }
    var read = SupplementRow(origin: RowOrigin(file: file, sheet: sheet, row: row.number))
    var isEmpty = true
    for cell in row.cells {
      let form = FormCell(column: cell.column, text: cell.text)
      switch headings[cell.column]?.kind {
      case .mark: read.mark = form
      case .name: read.name = form
      case .answer(let column): read.cells[column] = form
      case .fixed: continue
      case .foreign, nil:
        foreign.insert(cell.column)
        continue
      }
      isEmpty = false
    }
    if !isEmpty { reading.rows.append(read) }
  }

  func finished() -> SupplementReading {
    var reading = reading
    reading.lacksHeadings = headings == nil
    reading.foreignColumns = foreign.sorted().map { column in
      SupplementReading.ForeignColumn(
        sheet: sheet, row: headingRow, column: column, heading: headings?[column]?.text ?? "")
    }
    return reading
  }

  /// Names, and at least one column to be filled in: what stands above them has neither.
  private static func headings(of row: SheetRow) -> [Int: (kind: Kind, text: String)]? {
    var headings: [Int: (kind: Kind, text: String)] = [:]
    var known: Set<Kind> = []
    var previous = ""
    for cell in row.cells {
      let text = FormText.withoutBrackets(cell.text)
      var kind = kinds[text] ?? .foreign
      // The two columns that a returned workbook was sent back with (处理结果, 说明) are nobody's answer.
      if previous == resultHeading { kind = .fixed }
      previous = text
      // A second column of the same heading is somebody's copy.
      if kind != .fixed, kind != .foreign, !known.insert(kind).inserted { kind = .foreign }
      headings[cell.column] = (kind, FormText.line(cell.text))
    }
    let hasAnswers = known.contains { if case .answer = $0 { true } else { false } }
    return known.contains(.name) && hasAnswers ? headings : nil
  }

  private static let resultHeading = "处理结果"

  private static let kinds: [String: Kind] = {
    var kinds: [String: Kind] = [
      FormText.withoutBrackets(SupplementSheet.idHeading): .mark,
      FormText.withoutBrackets(SupplementSheet.nameHeading): .name,
    ]
    for name in ["序号", "企业名称", "所在领域", "需补充的内容", "回复期限", resultHeading] { kinds[name] = .fixed }
    for column in SupplementColumn.allCases { kinds[column.name] = .answer(column) }
    return kinds
  }()
}
