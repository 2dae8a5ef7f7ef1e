import Contracts
import Foundation

/// Attachment 3 of the notice as a workbook to be filled in: the two tables, the attached table, drop-downs, specimen rows that
/// are marked as such, and guidance. Intake reads it back without a complaint, empty and filled.
package struct FormTemplate: Sendable {
  /// Rows that are prepared for people; further ones may be added.
  package static let preparedRows = 200

  /// 推荐单位; absent: to be filled in.
  package var unit: String?

  package init(unit: String? = nil) {
    self.unit = unit
  }

  package func workbook(createdAt: Int) -> WorkbookDraft {
    let tables = FormTable.allCases.map { sheet($0) }
    return WorkbookDraft(
      title: "附件3 推荐参加工程能力评价人员情况表",
      sheets: [GuidanceSheet(campaign: ReferenceLists.notice.campaign).sheet] + tables + [FieldLists.sheet],
      createdAt: createdAt)
  }

  private func sheet(_ table: FormTable) -> SheetDraft {
    var sheet = SheetDraft(table.sheetName)
    let columns = table.columns
    let width = columns.count
    let title = CellStyle(isBold: true, size: 18, alignment: .center)
    sheet[1, 1] = CellDraft("推荐参加工程能力评价人员情况表", style: title)
    sheet[2, 1] = CellDraft("推荐单位（盖章）：\(unit ?? "")", style: CellStyle(isBold: true, size: 12, alignment: .left))
    sheet[3, 1] = CellDraft(table.title, style: CellStyle(isBold: true, size: 12, alignment: .left))
    sheet.merges = (1...3).map { CellRange(rows: $0...$0, columns: 1...width) }
    sheet.rows = [
      1: .init(height: 32), 2: .init(height: 22), 3: .init(height: 22), 4: .init(height: 30),
      5: .init(height: 44), 6: .init(height: 44),
    ]
    writeHeadings(table, to: &sheet)
    writeRows(table, to: &sheet)
    sheet.frozen = (FormTable.headingRows.upperBound, 2)
    sheet.printing = .init(headingRows: FormTable.headingRows)
    return sheet
  }

  private func writeHeadings(_ table: FormTable, to sheet: inout SheetDraft) {
    let style = CellStyle(isBold: true, hasBorder: true, fill: 0xDDEBF7, alignment: .center)
    let rows = FormTable.headingRows
    for (index, column) in table.columns.enumerated() {
      let place = index + 1
      sheet.columns[place] = .init(width: column.width)
      // Heads of a group stand below it, others over both rows.
      let isGrouped = column.group != nil
      sheet[isGrouped ? rows.upperBound : rows.lowerBound, place] = CellDraft(column.heading, style: style)
      sheet[isGrouped ? rows.lowerBound : rows.upperBound, place] = CellDraft("", style: style)
      if !isGrouped { sheet.merges.append(CellRange(rows: rows, columns: place...place)) }
    }
    for group in FormColumnGroup.allCases {
      let places = table.columns.indices.filter { table.columns[$0].group == group }.map { $0 + 1 }
      guard let first = places.first, let last = places.last else { continue }
      sheet[rows.lowerBound, first] = CellDraft(group.rawValue, style: style)
      sheet.merges.append(CellRange(rows: rows.lowerBound...rows.lowerBound, columns: first...last))
    }
  }

  private func writeRows(_ table: FormTable, to sheet: inout SheetDraft) {
    let specimen = CellStyle(isItalic: true, hasBorder: true, color: 0x808080, fill: 0xF2F2F2)
    let plain = CellStyle(hasBorder: true, isUnlocked: true)
    let first = FormTable.headingRows.upperBound + 1
    let people = (first + 1)...(first + Self.preparedRows)
    for (index, column) in table.columns.enumerated() {
      let place = index + 1
      sheet[first, place] = CellDraft(column.specimen, style: specimen)
      for row in people { sheet[row, place] = CellDraft("", style: plain) }
      guard let choices = column.choices(fieldColumn: table.fieldColumn, firstRow: people.lowerBound) else { continue }
      sheet.choices.append(
        CellChoices(
          CellRange(rows: people, columns: place...place), choices, strictness: .questioned, title: column.hintTitle,
          hint: column.hint))
    }
    sheet[first, 1]?.comment = "示例行，收到后不会读取；可以保留，也可以删除。"
  }
}
