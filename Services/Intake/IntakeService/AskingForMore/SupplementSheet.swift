import CloudEvents
import Contracts
import Workbooks

/// The workbook that a unit fills in: a row a person, the cells that are asked for white and the others locked.
struct SupplementSheet {
  struct Person: Sendable {
    var request: SupplementRequest
    var candidate: Candidate
    /// Screening's last ones.
    var findings: [Finding]
  }

  static let title = "工程能力评价补充材料表"
  static let idHeading = "行标识（请勿改动）"
  static let nameHeading = "姓名"

  let unit: String
  /// Of the mailing.
  let mark: SupplementMark
  let people: [Person]
  let key: [UInt8]

  private static let headingRow = 4
  /// Hidden id, 序号, 姓名, 企业名称, 所在领域, 需补充的内容.
  private static let fixedColumns = 6

  private static let fixedWidths = [6.0, 12, 26, 16, 46]

  private static let plain = CellStyle(hasBorder: true, fill: 0xF2F2F2)
  private static let heading = CellStyle(isBold: true, hasBorder: true, fill: 0xDDEBF7, alignment: .center)
  private static let unasked = CellStyle(hasBorder: true, color: 0x808080, fill: 0xD9D9D9, alignment: .center)
  private static let answer = CellStyle(hasBorder: true, isUnlocked: true)

  static let guidance = """
    填写说明：
    1. 只填写白色单元格，灰色单元格不必填写；没有的内容请留空。
    2. 有下拉箭头的请从列表中选择；年限填数字，如 6 或 6.5；毕业时间填年月，如 2012年7月。需要解释的写在“说明”列。
    3. 请勿改动姓名、表头和隐藏的行标识，不要增加行列；行的顺序可以改变。
    4. 填好后保存，直接回复秘书处的邮件并附上本表即可，不必盖章，不必再附推荐表。暂时不全的可以先报，其余以后再补。
    """

  func draft(at now: Timestamp) -> WorkbookDraft {
    var sheet = SheetDraft("补充材料")
    let columns = answerColumns
    let last = Self.fixedColumns + columns.count + 1
    sheet.columns[1] = SheetDraft.Column(width: 12, isHidden: true)
    for (offset, width) in Self.fixedWidths.enumerated() { sheet.columns[offset + 2] = SheetDraft.Column(width: width) }
    for (offset, column) in columns.enumerated() {
      sheet.columns[Self.fixedColumns + 1 + offset] = SheetDraft.Column(width: Self.width(column))
    }
    sheet.columns[last] = SheetDraft.Column(width: 16)
    writeHead(to: &sheet, columns: columns, last: last)
    for (index, person) in people.enumerated() {
      write(person, number: index + 1, columns: columns, last: last, to: &sheet)
    }
    sheet.frozen = (Self.headingRow, 3)
    sheet.isProtected = true
    sheet.printing = SheetDraft.Printing(headingRows: Self.headingRow...Self.headingRow)
    return WorkbookDraft(title: Self.title, sheets: [sheet], createdAt: Int(now.milliseconds / 1000))
  }

  /// What anybody is asked for.
  private var answerColumns: [SupplementColumn] {
    SupplementColumn.allCases.filter { column in
      people.contains { $0.request.open(for: $0.candidate).contains(column) }
    }
  }

  private func writeHead(to sheet: inout SheetDraft, columns: [SupplementColumn], last: Int) {
    sheet[1, 1] = CellDraft(mark.text)
    sheet[1, 2] = CellDraft(Self.title, style: CellStyle(isBold: true, size: 16, alignment: .center))
    sheet[2, 2] = CellDraft("推荐单位：\(unit)", style: CellStyle(isBold: true))
    sheet[3, 2] = CellDraft(Self.guidance)
    for row in 1...3 { sheet.merges.append(CellRange(rows: row...row, columns: 2...last)) }
    sheet.rows[1] = SheetDraft.Row(height: 28)
    sheet.rows[2] = SheetDraft.Row(height: 20)
    sheet.rows[3] = SheetDraft.Row(height: 90)
    sheet.rows[Self.headingRow] = SheetDraft.Row(height: 34)
    let names =
      [Self.idHeading, "序号", Self.nameHeading, "企业名称", "所在领域", "需补充的内容"] + columns.map(\.heading) + ["回复期限"]
    for (offset, name) in names.enumerated() {
      sheet[Self.headingRow, offset + 1] = CellDraft(name, style: Self.heading)
    }
  }

  private func write(
    _ person: Person, number: Int, columns: [SupplementColumn], last: Int, to sheet: inout SheetDraft
  ) {
    let row = Self.headingRow + number
    let candidate = person.candidate
    let fixed = [
      SupplementMark(.row, person.request.id, key: key).text, String(number), candidate.person.name,
      candidate.enterprise.name, FieldNames.attachment1.name(of: candidate.field), SupplementText.asked(of: person),
    ]
    sheet.rows[row] = SheetDraft.Row(height: Self.height(of: Array(zip(fixed.dropFirst(), Self.fixedWidths))))
    for (offset, text) in fixed.enumerated() { sheet[row, offset + 1] = CellDraft(text, style: Self.plain) }
    sheet[row, last] = CellDraft(CampaignDay.text(person.request.dueAt), style: Self.plain)
    let open = Set(person.request.open(for: candidate))
    for (offset, column) in columns.enumerated() {
      let place = Self.fixedColumns + 1 + offset
      guard open.contains(column) else {
        sheet[row, place] = CellDraft("—", style: Self.unasked)
        continue
      }
      sheet[row, place] = CellDraft("", style: Self.answer)
      if let list = SupplementLists.list(for: column, of: candidate) {
        sheet.choices.append(
          CellChoices(
            CellRange(rows: row...row, columns: place...place), .list(list.entries),
            strictness: list.isClosed ? .refused : .questioned, title: column.name, hint: "请从列表中选择"))
      }
    }
  }

  private static func width(_ column: SupplementColumn) -> Double {
    switch column {
    case .specialty, .discipline, .project: 20
    case .remark: 30
    case .relevantYears, .significantYears, .country: 18
    // Its heading has a hint.
    case .graduated, .level: 24
    default: 14
    }
  }

  /// Points for the cell with the most lines. Spreadsheet programs do not agree on measuring wrapped rows when they open a file.
  private static func height(of cells: [(text: String, width: Double)]) -> Double {
    let lines = cells.map { cell in
      cell.text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { total, line in
        // A Chinese character is as wide as two digits.
        let width = line.unicodeScalars.reduce(0.0) { $0 + ($1.isASCII ? 1 : 2) }
        return total + max(1, Int((width / (cell.width - 1)).rounded(.up)))
      }
    }
    return Double(max(lines.max() ?? 1, 1)) * 15 + 6
  }
}
