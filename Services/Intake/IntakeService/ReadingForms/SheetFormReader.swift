import Contracts

/// Finds the tables of Attachment 3 on one sheet by their headings and takes their rows apart, top to bottom.
struct SheetFormReader {
  private let sheet: SheetInfo
  private var merges: MergeCursor
  private(set) var reading = SheetReading()

  private var layout: TableLayout?
  private var expectsSubheadings = false
  /// What the last title above said, until a heading row has taken it.
  private var title: Dispatch?
  private var dispatch: Dispatch?
  private var entry: Int?
  /// Of the row before, for 同上.
  private var previous: [FormColumn: String] = [:]

  init(sheet: SheetInfo, merges: [MergedRegion]) {
    self.sheet = sheet
    self.merges = MergeCursor(merges)
    dispatch = TableLayout.dispatch(ofTitle: sheet.name)
  }

  mutating func read(_ row: SheetRow) {
    merges.advance(to: row)
    let cells = row.cells.map { (column: $0.column, text: $0.text) }
    if readUnit(cells) { return }
    if expectsSubheadings {
      expectsSubheadings = false
      if layout?.addSubheadings(cells) == true { return }
    }
    if readHeadings(cells) { return }
    if readTitle(cells) { return }
    guard layout != nil else {
      reading.hasStrayPhone =
        reading.hasStrayPhone
        || cells.contains { PhoneNumber.find(in: Array(FormText.fold($0.text)))?.number != nil && $0.text.count < 40 }
      return
    }
    readData(row)
  }

  // MARK: Around the tables

  /// 推荐单位（盖章）：江海省工程师学会, in one cell or with the name in the next one.
  private mutating func readUnit(_ cells: [(column: Int, text: String)]) -> Bool {
    guard let index = cells.firstIndex(where: { FormText.compact($0.text).hasPrefix("推荐单位") }), cells.count <= 6 else {
      return false
    }
    let text = FormText.fold(cells[index].text)
    var name = text.split(separator: ":", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    if FormText.compact(name).isEmpty, !text.contains(":") || index + 1 < cells.count, index + 1 < cells.count {
      name = cells[index + 1].text
    }
    for other in ["填表日期", "填报日期", "日期", "填表人", "联系人", "(盖章)", "(公章)"] {
      if let range = name.range(of: other) { name = String(name[..<range.lowerBound]) }
    }
    let unit = FormText.name(name.filter { $0 != "_" })
    if reading.unit == nil, unit.contains(where: \.isLetter), !SpecimenRow.isEnterprise(unit) { reading.unit = unit }
    return true
  }

  private mutating func readTitle(_ cells: [(column: Int, text: String)]) -> Bool {
    guard cells.count <= 2 else { return false }
    for cell in cells {
      let compact = FormText.compact(cell.text)
      guard compact.count <= 60, let dispatch = TableLayout.dispatch(ofTitle: cell.text),
        ["人员", "汇总", "名单", "情况", "信息", "表"].contains(where: { compact.contains($0) }),
        layout?.columns[cell.column] != .experience
      else { continue }
      title = dispatch
      return true
    }
    return false
  }

  private mutating func readHeadings(_ cells: [(column: Int, text: String)]) -> Bool {
    guard cells.count >= 3, var found = TableLayout(headings: cells, span: { merges.span($0) }) else { return false }
    let named = TableLayout.dispatch(ofTitle: sheet.name)
    if found.isAttached {
      found.dispatch = title ?? named
    } else {
      found.dispatch = title ?? found.dispatch ?? named ?? dispatch
    }
    dispatch = found.dispatch
    title = nil
    layout = found
    expectsSubheadings = found.group != nil
    entry = nil
    previous = [:]
    reading.hasForm = true
    return true
  }

  // MARK: Rows

  private mutating func readData(_ row: SheetRow) {
    guard let layout else { return }
    let own = Dictionary(row.cells.map { ($0.column, $0.text) }) { first, _ in first }
    let width = row.cells.last?.column ?? 0
    var cells = layout.assign({ own[$0] ?? merges.text($0) }, width: width)
    for (kind, cell) in cells {
      guard let text = cell.text else { continue }
      if SpecimenRow.isDitto(text) {
        cells[kind]?.text = previous[kind]
      } else if SpecimenRow.isPlaceholder(text) {
        cells[kind]?.text = nil
      }
    }
    let content = row.cells.filter { layout.columns[$0.column] != .serial }
    // A row that was numbered beforehand and left empty.
    guard !content.isEmpty else { return }
    if content.allSatisfy({ SpecimenRow.isPlaceholder($0.text) }) {
      reading.specimenRows += 1
      return
    }
    if isNote(row) { return }
    previous = cells.compactMapValues(\.text)

    let person = PersonCell(cells[.nameAndPhone]?.text ?? cells[.name]?.text ?? "")
    let isSpecimen = SpecimenRow.isSpecimen(
      name: person.name, phone: cells[.phone]?.text ?? person.phoneText, enterprise: cells[.enterprise]?.text,
      serial: layout.place(of: .serial).flatMap { own[$0] })
    if isSpecimen {
      reading.specimenRows += 1
      if own[layout.place(of: .enterprise) ?? 0] != nil { entry = nil }
      return
    }

    let ownColumns = Set(content.map(\.column))
    let named = cells.filter { ownColumns.contains($0.value.column) && $0.value.text != nil }
    readEnterprise(cells, own: named, row: row.number)

    let personal = named.filter { $0.key.isCandidates }
    let refersToAttached = personal.values.contains { Self.refersToAttachedTable($0.text ?? "") }
    if personal.isEmpty || refersToAttached {
      if refersToAttached, let entry { reading.entries[entry].refersToAttachedTable = true }
      return
    }
    if let entry { reading.entries[entry].candidateRows += 1 }
    var draft = CandidateDraft(
      sheet: sheet.name, sheetIsHidden: sheet.isHidden, row: row.number, rowIsHidden: row.isHidden,
      dispatch: layout.dispatch, isAttached: layout.isAttached, cells: cells, entry: entry)
    draft.isUndivided = Self.isUndivided(layout, personal)
    reading.drafts.append(draft)
  }

  /// A new enterprise, a further project of the same one, or neither: the row then stands under the one above.
  private mutating func readEnterprise(_ cells: [FormColumn: FormCell], own: [FormColumn: FormCell], row: Int) {
    guard let layout else { return }
    let kinds: [FormColumn] = [.projectName, .projectCountry, .projectType, .projectStatus]
    let namesProject = kinds.contains { own[$0] != nil }
    var enterprise = own[.enterprise]?.text.flatMap { EnterpriseCell($0) }
    if let text = own[.enterprise]?.text, SpecimenRow.isEnterprise(text) { enterprise = nil }
    if own[.enterprise]?.text != nil, enterprise == nil {
      entry = nil
      return
    }
    if enterprise == nil, namesProject, let entry { enterprise = reading.entries[entry].enterprise }
    guard var enterprise, own[.enterprise] != nil || namesProject else { return }
    if let contact = own[.enterpriseContact]?.text {
      enterprise.contact = PersonCell(contact).name ?? enterprise.contact
    }
    if let phone = own[.enterprisePhone]?.text {
      enterprise.phone = PhoneNumber.find(in: Array(FormText.fold(phone)))?.number ?? enterprise.phone
    }
    var project = Project()
    // A country of its own, without a name, belongs to the project above.
    if own[.enterprise] == nil, own[.projectName] == nil, let entry { project = reading.entries[entry].project }
    readProject(cells, into: &project, row: row)
    // Every row of an unmerged form repeats them.
    if let entry, reading.entries[entry].enterprise.name == enterprise.name, reading.entries[entry].project == project {
      return
    }
    reading.entries.append(
      EnterpriseEntry(
        sheet: sheet.name, row: row, column: cells[.enterprise]?.column ?? 1, dispatch: layout.dispatch,
        isAttached: layout.isAttached, enterprise: enterprise, project: project))
    entry = reading.entries.count - 1
  }

  private mutating func readProject(_ cells: [FormColumn: FormCell], into project: inout Project, row: Int) {
    func fault(_ column: FormColumn, _ fault: RowFault) {
      reading.faults.append((row, CellReference.letters(cells[column]?.column ?? 1), fault))
    }
    if let name = cells[.projectName]?.text { project.name = FormText.line(name) }
    if let text = cells[.projectCountry]?.text {
      project.country = CountryNames.shared.code(text)
      if project.country == nil { fault(.projectCountry, .unknownCountry(text, column: .projectCountry)) }
    }
    if let text = cells[.projectType]?.text {
      project.type = ProjectWords.type(text)
      if project.type == nil { fault(.projectType, .unknownProjectType(text)) }
    }
    if let text = cells[.projectStatus]?.text {
      project.status = ProjectWords.status(text)
      if project.status == nil { fault(.projectStatus, .unknownProjectStatus(text)) }
    }
  }

  /// 注：…, 填表人：…, 合计: lines below or between the rows.
  private func isNote(_ row: SheetRow) -> Bool {
    guard let first = row.cells.first, let layout else { return false }
    let text = FormText.compact(first.text)
    guard layout.columns[first.column] != .name else { return false }
    // A line for signatures may reach over all columns: 填表人：… 联系电话：…
    if ["填表人", "填报人", "制表人", "审核人", "单位负责人"].contains(where: { text.hasPrefix($0) }) { return true }
    let words = ["注:", "注1", "注意", "备注", "说明", "填表", "联系人:", "合计", "总计", "小计", "日期", "盖章", "(盖章)"]
    guard words.contains(where: { text.hasPrefix($0) }) else { return false }
    return !row.cells.dropFirst().contains { cell in
      layout.columns[cell.column]?.isCandidates ?? layout.group.map { cell.column >= $0.first } ?? false
    }
  }

  private static func refersToAttachedTable(_ text: String) -> Bool {
    let compact = FormText.compact(text)
    return compact.count <= 30
      && ["另附", "附表", "见附件", "附后", "另表", "见附"].contains { compact.contains($0) }
  }

  /// One cell with a phone and much else under the group's head, and nothing beside it.
  private static func isUndivided(_ layout: TableLayout, _ personal: [FormColumn: FormCell]) -> Bool {
    guard layout.group != nil, personal.count == 1, let text = personal.values.first?.text else { return false }
    return text.count > 30 || text.count(where: { "、，,；;\n".contains($0) }) >= 2
  }
}
