import CloudEvents
import Contracts

/// The sign-in sheet of a briefing (N2.2): a row a person, with a drop-down for who came. It is read back by the ids in its
/// hidden first column, whatever the order of its rows.
package struct SignInSheet {
  static let idHeading = "候选人编号（请勿改动）"
  static let attendanceHeading = "到会情况"
  static let markPrefix = "accord-briefing:"
  private static let headingRow = 4
  private static let widths = [40.0, 6, 12, 26, 30, 18, 8, 12, 16]

  private static let heading = CellStyle(isBold: true, hasBorder: true, fill: 0xDDEBF7, alignment: .center)
  private static let fixed = CellStyle(hasBorder: true, fill: 0xF2F2F2)
  private static let open = CellStyle(hasBorder: true, isUnlocked: true)

  private let briefing: Briefing
  private let people: [InvitedView]

  package init(_ briefing: Briefing, people: [InvitedView]) {
    self.briefing = briefing
    self.people = people
  }

  /// - Parameter createdAt: seconds since 1970.
  package func workbook(createdAt: Int) -> WorkbookDraft {
    var sheet = SheetDraft("签到表")
    for (offset, width) in Self.widths.enumerated() {
      sheet.columns[offset + 1] = SheetDraft.Column(width: width, isHidden: offset == 0)
    }
    let last = Self.widths.count
    sheet[1, 1] = CellDraft(Self.markPrefix + briefing.id)
    sheet[1, 2] = CellDraft("宣讲会签到表", style: CellStyle(isBold: true, size: 16, alignment: .center))
    let place = [briefing.place, briefing.link].compactMap { $0 }.joined(separator: "，")
    sheet[2, 2] = CellDraft("\(briefing.title)\n\(briefing.when)\n\(place)", style: CellStyle(isBold: true))
    sheet[3, 2] = CellDraft("在“到会情况”列选择到会、未到或不详；留空的不登记。请勿改动隐藏的编号列，行的顺序可以改变。")
    for row in 1...3 { sheet.merges.append(CellRange(rows: row...row, columns: 2...last)) }
    sheet.rows[1] = SheetDraft.Row(height: 28)
    sheet.rows[2] = SheetDraft.Row(height: 50)
    sheet.rows[3] = SheetDraft.Row(height: 34)
    let names = [
      Self.idHeading, "序号", "姓名", "推荐单位", "企业名称", "所在领域", "级别", Self.attendanceHeading, "签名",
    ]
    for (offset, name) in names.enumerated() {
      sheet[Self.headingRow, offset + 1] = CellDraft(name, style: Self.heading)
    }
    for (index, person) in people.enumerated() {
      let row = Self.headingRow + 1 + index
      let fixed = [
        person.candidateID, String(index + 1), person.person, person.unit, person.enterprise,
        Taxonomy.attachment1.field(person.field)?.name ?? person.field, person.level == .senior ? "资深" : "专业",
      ]
      for (offset, text) in fixed.enumerated() { sheet[row, offset + 1] = CellDraft(text, style: Self.fixed) }
      sheet[row, 8] = CellDraft(person.recordedBy == nil ? "" : person.attendance.title, style: Self.open)
      sheet[row, 9] = CellDraft("", style: Self.open)
    }
    if !people.isEmpty {
      sheet.choices.append(
        CellChoices(
          CellRange(rows: Self.headingRow + 1...Self.headingRow + people.count, columns: 8...8),
          .list(Attendance.allCases.map(\.title)), title: Self.attendanceHeading, hint: "请从列表中选择"))
    }
    sheet.frozen = (Self.headingRow, 3)
    sheet.isProtected = true
    sheet.printing = SheetDraft.Printing(headingRows: Self.headingRow...Self.headingRow)
    return WorkbookDraft(title: "宣讲会签到表", sheets: [sheet], createdAt: createdAt)
  }
}
