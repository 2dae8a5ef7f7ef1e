import Contracts

extension SheetFormReader {
  /// - Returns: the person before, of whom nothing more can come.
  mutating func readData(_ wholeRow: SheetRow, _ layout: TableLayout) -> CandidateDraft? {
    let row = withoutTableBeside(wholeRow, layout)
    if isNumbering(row) { return nil }
    own.show(row)
    let (own, merges, terms) = (own, merges, terms)
    let width = row.cells.last?.column ?? 0
    let text: (Int) -> String? = { column in
      // A mark that stands for nothing is no text.
      guard let cell = own[column] else { return merges.text(column).flatMap { terms.isPlaceholder($0) ? nil : $0 } }
      return terms.isPlaceholder(cell) ? nil : cell.text
    }
    guard layout.group != nil else { return readData(row, layout, text, width: width) }
    var learnt = layout
    learnt.learnOrder(text, width: width, terms)
    self.layout = learnt
    return readData(row, learnt, text, width: width)
  }

  /// - Parameter text: what a column shows in this row; nil for nothing or a mark that stands for nothing.
  private mutating func readData(
    _ row: SheetRow, _ layout: TableLayout, _ text: (Int) -> String?, width: Int
  ) -> CandidateDraft? {
    let (own, terms) = (own, terms)
    let enterprisePlace = layout.place(of: .enterprise).flatMap { own[$0] }
    let deniesEnterprise = enterprisePlace.map { terms.isPlaceholder($0) && SpecimenRow.isNothing($0.text) } ?? false
    var rivals: [(kind: FormColumn, column: Int, rival: Int)] = []
    var cells = layout.assign(text, width: width, rivals: &rivals)
    // A merged cell shows further down what was written above.
    if merges.isWithin || row.cells.contains(where: { $0.glance.contains(.mayBeDitto) }) { takeFromAbove(&cells) }
    let serial = layout.place(of: .serial)
    let content = row.cells.lazy.filter { $0.column != serial && layout.kind($0.column) != .serial }
    // A row that was numbered beforehand and left empty.
    guard !content.isEmpty else { return nil }
    if content.allSatisfy(terms.isPlaceholder) {
      reading.specimenRows += 1
      return nil
    }
    if isNote(row, layout) { return nil }
    previous = cells

    if isSpecimen(cells, serial: serial.flatMap { own[$0]?.text }, layout) {
      reading.specimenRows += 1
      if enterprisePlace != nil { entry = nil }
      return nil
    }

    let named = cells.only { _, cell in
      cell.text != nil && own.holds(cell.column) && cell.column != serial
    }
    if deniesEnterprise { entry = nil }
    let dispatch = cells.text(.dispatch).flatMap(TableLayout.dispatch(ofCell:)) ?? layout.dispatch
    if !standsAsAbove(cells, named, dispatch) { readEnterprise(cells, own: named, row: row.number, dispatch) }
    if let entry { readHeadcount(named, of: entry, row: row.number) }

    let personal = named.only { kind, _ in kind.isCandidates }
    guard !personal.isEmpty else { return nil }
    if refersToAttachedTable(personal) {
      if let entry { reading.entries[entry].refersToAttachedTable = true }
      return nil
    }
    if continuesPerson(cells, personal, row: row.number) { return nil }
    if continuesExperience(named, row: row.number) { return nil }
    if let entry { reading.entries[entry].candidateRows += 1 }
    var draft = CandidateDraft(
      sheet: sheet.name, sheetIsHidden: sheet.isHidden, row: row.number, rowIsHidden: row.isHidden,
      dispatch: dispatch, isAttached: layout.isAttached, cells: cells, entry: entry)
    draft.isUndivided = Self.isUndivided(layout, personal)
    draft.isRefused = refuses(row, draft, layout)
    if !draft.isRefused { noteRemarks(row, layout) }
    for (kind, column, rival) in rivals {
      reading.faults.add(
        row.number, CellReference.letters(rival),
        .rivalColumns(kind, read: CellReference.letters(column), other: CellReference.letters(rival)))
    }
    lastRow = row.number
    defer { last = draft }
    return last
  }

  /// What 同上 stands for.
  private func takeFromAbove(_ cells: inout FormCells) {
    for kind in FormColumn.all {
      guard let text = cells.text(kind), terms.isDitto(text) else { continue }
      cells[kind]?.text = kind.isIdentity ? nil : previous.text(kind)
    }
  }

  private func isSpecimen(_ cells: FormCells, serial: String?, _ layout: TableLayout) -> Bool {
    let person = terms.person(cells.text(.nameAndPhone) ?? cells.text(.name) ?? "")
    return SpecimenRow.isSpecimen(
      name: person.name, phone: cells.text(.phone) ?? person.phoneText, enterprise: cells.text(.enterprise),
      serial: serial, isPlaced: entry != nil || layout.isAttached || cells.text(.enterprise) != nil)
  }

  /// A name that is merged over several rows is one person, whose further rows say more about them.
  private mutating func continuesPerson(
    _ cells: FormCells, _ personal: FormCells, row: Int
  ) -> Bool {
    let kind: FormColumn = cells.holds(.nameAndPhone) ? .nameAndPhone : .name
    guard !personal.holds(kind), let name = cells[kind], merges.continues(name.column, in: row),
      var draft = last, draft.cells[kind] == name
    else { return false }
    for (kind, cell) in personal.all {
      let before = draft.cells[kind]?.text
      if before == cell.text { continue }
      draft.cells[kind] = FormCell(
        column: cell.column, text: [before, cell.text].compactMap { $0 }.joined(separator: "\n"))
    }
    last = draft
    return true
  }

  // MARK: Kinds of rows

  /// The row without what lies under the merged cells of its enterprise and project. People count wherever they stand.
  func visible(_ row: SheetRow) -> SheetRow {
    guard merges.isWithin, let layout else { return row }
    func isHidden(_ cell: SheetRow.Cell) -> Bool {
      merges.hides(cell.column, in: row.number) && layout.kind(cell.column).map { !$0.isCandidates } ?? false
    }
    guard row.cells.contains(where: isHidden) else { return row }
    var row = row
    row.cells.removeAll(where: isHidden)
    return row
  }

  /// 注：…, 填表人：…, 合计: lines below or between the rows.
  private func isNote(_ row: SheetRow, _ layout: TableLayout) -> Bool {
    guard let first = row.cells.first, first.text.utf8.count <= 6000,
      FormText.first(first.text).map({ Self.noteBeginnings.contains($0) }) ?? false
    else { return false }
    let text = FormText.compact(first.text)
    guard layout.kind(first.column) != .name else { return false }
    // A line for signatures may reach over all columns: 填表人：… 联系电话：…
    if ["填表人", "填报人", "制表人", "审核人", "单位负责人"].contains(where: { text.hasPrefix($0) }) { return true }
    let words = ["注:", "注1", "注意", "备注", "说明", "填表", "联系人:", "合计", "总计", "小计", "日期", "盖章", "(盖章)"]
    guard words.contains(where: { text.hasPrefix($0) }) else { return false }
    let isSum = ["合计", "总计", "小计"].contains { text.hasPrefix($0) }
    return !row.cells.dropFirst().contains { cell in
      guard !terms.isPlaceholder(cell) else { return false }
      // 合计 2人
      if isSum, Headcount.parse(cell.text) != nil { return false }
      return layout.kind(cell.column)?.isCandidates ?? layout.group.map { cell.column >= $0.first } ?? false
    }
  }

  /// First scalars of the words that a note begins with.
  private static let noteBeginnings = "填制审单注备说联合总小日盖(".unicodeScalars

  /// 详见另附表 in place of a person. A row that has a name, a phone, a field or a level of its own is a person's, who may
  /// refer to an attachment in any cell.
  private func refersToAttachedTable(_ personal: FormCells) -> Bool {
    let person = terms.person(personal.text(.nameAndPhone) ?? personal.text(.name) ?? "")
    if person.name != nil || person.phoneText != nil { return false }
    guard personal.all.contains(where: { $0.cell.text.map(Self.isReference) ?? false }) else { return false }
    return [FormColumn.phone, .field, .level].allSatisfy { kind in personal[kind]?.text.map(Self.isReference) ?? true }
  }

  private static func isReference(_ text: String) -> Bool {
    guard text.utf8.count <= 200, text.holds("附") || text.holds("另") else { return false }
    let compact = FormText.compact(text)
    return compact.count <= 40
      && ["另附", "附表", "见附件", "附后", "另表", "见附", "附件", "见另", "后附"].contains { compact.holds($0) }
  }

  /// One cell with a phone and much else under the group's head, and nothing beside it.
  private static func isUndivided(_ layout: TableLayout, _ personal: FormCells) -> Bool {
    guard layout.group != nil, personal.count == 1, let text = personal.first?.text else { return false }
    return text.count > 30 || text.count(where: { "、，,；;\n".contains($0) }) >= 2
  }
}
