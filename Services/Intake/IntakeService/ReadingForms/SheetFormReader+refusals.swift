import Contracts

/// Rows that are no person's, or a person's no more.
extension SheetFormReader {
  /// Whether a row takes itself back: struck through, marked as withdrawn, or on a sheet that is no more.
  mutating func refuses(_ row: SheetRow, _ draft: CandidateDraft, _ layout: TableLayout) -> Bool {
    let place = draft.cells[.nameAndPhone]?.column ?? draft.cells[.name]?.column
    func refuse(_ column: Int?, _ fault: RowFault) {
      reading.faults.add(row.number, CellReference.letters(column ?? 1), fault)
    }
    if isDiscarded {
      refuse(place, .discardedSheet(sheet.name))
      return true
    }
    if row.cells.contains(where: { $0.column == place && $0.isStruck }) {
      refuse(place, .struckOut)
      return true
    }
    for cell in row.cells where cell.text.utf8.count > 5 && cell.text.utf8.count <= 120 {
      switch layout.kind(cell.column) {
      case .ignored, .name, .nameAndPhone: break
      case nil where layout.group == nil: break
      default: continue
      }
      guard Self.withdrawals.contains(where: { cell.text.holds($0) }) else { continue }
      refuse(cell.column, .withdrawnInForm(cell.text))
      return true
    }
    return false
  }

  /// 改报资深, 手机号已更换为…: what a remark changes is for the unit to write where it belongs.
  mutating func noteRemarks(_ row: SheetRow, _ layout: TableLayout) {
    for cell in row.cells where cell.text.utf8.count > 5 && cell.text.utf8.count <= 240 {
      guard layout.kind(cell.column) == .ignored, Self.changes.contains(where: { cell.text.holds($0) }) else {
        continue
      }
      reading.faults.add(row.number, CellReference.letters(cell.column), .remarkUnread(cell.text))
    }
  }

  private static let changes = [
    "改报", "改为", "改成", "更换为", "已更换", "换号", "更正", "变更为", "应为", "未出国", "尚未赴", "尚未出国", "暂未出国",
  ]

  private static let withdrawals = [
    "取消推荐", "不推荐", "不再推荐", "暂不推荐", "撤回", "撤销推荐", "作废", "已离职", "已辞职", "缓报", "暂缓", "放弃申请", "不参加",
  ]

  /// A career that goes on in the row below its own, with nothing beside it.
  mutating func continuesExperience(_ named: FormCells, row: Int) -> Bool {
    guard row == lastRow + 1, named.count == 1, let more = named[.experience]?.text, var draft = last,
      let before = draft.cells[.experience]?.text
    else { return false }
    draft.cells[.experience]?.text = before + "\n" + more
    last = draft
    lastRow = row
    return true
  }

  /// The row without what stands in a table beside its own, of which the unit is told.
  mutating func withoutTableBeside(_ row: SheetRow, _ layout: TableLayout) -> SheetRow {
    guard let beside = layout.beside, let first = row.cells.first(where: { $0.column >= beside }) else { return row }
    let people = row.cells.filter { $0.column >= beside && !terms.isPlaceholder($0) }
    // A number that was written beforehand is nobody.
    if people.count > 1, let said = people.first(where: { $0.text.contains(where: \.isLetter) }) {
      reading.faults.add(row.number, CellReference.letters(first.column), .tableBeside(said.text))
    }
    var row = row
    row.cells.removeAll { $0.column >= beside }
    return row
  }

  /// 1, 2, 3 … below the headings.
  func isNumbering(_ row: SheetRow) -> Bool {
    guard row.cells.count >= 5, row.cells[0].text == "1" else { return false }
    return row.cells.enumerated().allSatisfy { Int($0.element.text) == $0.offset + 1 }
  }
}
