import AccordTesting
import Contracts

@testable import IntakeService

/// Tables 1 and 2, with people in their rows or with a reference to an attached table.
extension MessyForm {
  private static let titles: [MessyPerson.Column: [String]] = [
    .name: ["姓名", "工程师姓名", "人员姓名"], .phone: ["联系方式", "手机号码", "手机/邮箱", "联系电话"], .field: ["所在领域", "工程技术领域", "申报领域"],
    .place: ["当前所在地", "目前所在国家", "现所在地"], .level: ["拟申请级别（专业/资深）", "拟申请会员等级", "会员类别"],
    .experience: ["300字以内主要工程实践经历", "主要工作经历", "海外工程项目经历"], .phone2: ["备用电话", "其他手机"], .experience2: ["主要工程业绩"],
    .blood: ["血型", "鞋码"], .enterprise: ["企业名称", "派出单位", "所属企业"], .country: ["国别", "项目所在国家", "外派国家"],
  ]

  mutating func title(_ column: MessyPerson.Column, separate: Bool = true) -> String {
    if column == .name, !separate { return dice.pick(["姓名、联系方式", "姓名及联系方式", "姓名和手机号码"]) }
    return marked(dice.pick(Self.titles[column] ?? []))
  }

  private mutating func marked(_ text: String) -> String {
    guard chance(10, .headingsWithMarks) else { return text }
    return dice.pick([" \(text)", "\(text)*", "*\(text)", text.replacing("（", with: "("), "\(text)\n（必填）", "\(text)："])
  }

  mutating func table(_ companies: [Company], _ dispatch: Dispatch, attached: Bool, titled: Bool) {
    if titled {
      used.insert(.titlesBetween)
      let words = dispatch == .planned ? "未来三年计划外派" : "已外派"
      sheet[row, left] = .text("\(words)参与工程项目人员汇总（可另附）")
      row += 1
    }
    let splits = chance(20, .enterpriseInThreeColumns)
    var heads = ["序号", splits ? "企业名称" : "企业名称\n（企业联系及手机号码）"] + (splits ? ["联系人", "联系电话"] : [])
    heads +=
      dispatch == .planned
      ? ["计划外派海外重点项目名称（如有）", "计划外派国家（地区）（如有）"] : ["企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态", "中方在外工程师人数"]
    heads = heads.map { marked($0) }
    let style = attached ? .combined : dice.pick(Style.allCases)
    let separate = style == .separate || style == .combined ? style == .separate : dice.chance(60)
    var columns: [MessyPerson.Column] = separate ? [.name, .phone] : [.name]
    columns += [.field, .place, .level, .experience]
    if style == .heads || style == .subheads {
      if chance(25, .unknownColumn) { columns.insert(.blood, at: 2) }
      if separate, chance(20, .twoPhoneColumns) { columns.append(.phone2) }
      if chance(20, .twoExperienceColumns) { columns.append(.experience2) }
      if chance(25, .columnsInAnotherOrder) {
        columns.shuffle(using: &dice.random)
        // The first filled one counts, so the spare phone comes second.
        if let first = columns.firstIndex(of: .phone), let spare = columns.firstIndex(of: .phone2), spare < first {
          columns.swapAt(first, spare)
        }
      }
    }
    let start = left + heads.count
    let head = row
    for (offset, text) in heads.enumerated() { sheet[row, left + offset] = .text(text) }
    let titles = columns.map { title($0, separate: separate) }
    switch style {
    case .heads:
      used.insert(.headsOfTheirOwn)
      for (offset, text) in titles.enumerated() { sheet[row, start + offset] = .text(text) }
    case .subheads:
      used.insert(.subheadsBelowGroup)
      sheet[row, start] = .text(ArrangementTests.group)
      if dice.chance(60) { sheet.merges.append(merge(row, start, row, start + columns.count - 1)) }
      row += 1
      for (offset, text) in titles.enumerated() { sheet[row, start + offset] = .text(text) }
    case .combined, .separate:
      used.insert(separate ? .groupByPlaceSeparate : .groupByPlaceCombined)
      sheet[row, start] = .text(ArrangementTests.group)
      if dice.chance(50) { sheet.merges.append(merge(row, start, row, start + columns.count - 1)) }
    }
    let headRows = head...row
    row += 1
    if chance(20, .specimenRows) { specimen(start, columns, separate: separate) }
    for company in companies {
      write(company, heads: heads.count, splits: splits, columns, separate: separate, style, attached: attached)
      if chance(15, .blankRows) { row += 1 }
      if !attached, style == .heads || style == .subheads, chance(10, .repeatedHeadings) {
        for source in headRows {
          sheet.cells[row] = sheet.cells[source]
          row += 1
        }
      }
    }
    if chance(25, .ellipsisRow) {
      for column in left...start { sheet[row, column] = .text("……") }
      row += 1
    }
  }

  private mutating func specimen(_ start: Int, _ columns: [MessyPerson.Column], separate: Bool) {
    sheet[row, left] = .text("例")
    sheet[row, left + 1] = .text("XX公司（联系人：王五，手机：13700000000）")
    let texts: [MessyPerson.Column: String] = [
      .name: separate ? "张三" : "张三 13800000000", .phone: "13800000000", .field: "土木", .place: "缅甸", .level: "专业",
      .experience: "……",
    ]
    for (offset, column) in columns.enumerated() { sheet[row, start + offset] = texts[column].map { .text($0) } }
    row += 1
  }

  private mutating func write(
    _ company: Company, heads: Int, splits: Bool, _ columns: [MessyPerson.Column], separate: Bool, _ style: Style,
    attached: Bool
  ) {
    let contact = "联系人：陈立新，手机：13800000101"
    let shown = splits ? company.name : dice.pick(["\(company.name)（\(contact)）", "\(company.name)\n\(contact)"])
    var values = [shown] + (splits ? ["陈立新", "13800000101"] : [])
    values += ["\(company.name)的项目", dice.pick(["缅甸", "缅甸仰光", "Myanmar"])]
    if company.dispatch == .dispatched { values += ["承包工程", dice.pick(["在建", "已完工等待验收移交", "竣工已验收"]), "12"] }
    let start = left + heads
    let top = row
    if attached {
      for (offset, text) in values.enumerated() { sheet[row, left + 1 + offset] = .text(text) }
      sheet[row, start] = .text(dice.pick(["详见另附表", "见附件", "另附", "人员信息详见附表"]))
      row += 1
      return
    }
    let manner = dice.pick([
      Mess.enterpriseMerged, .enterpriseWrittenOnce, .enterpriseOnEveryRow, .enterpriseWithoutItsProject,
    ])
    used.insert(manner)
    let merged = company.people > 1 && chance(15, .levelMerged)
    var last: MessyPerson?
    for index in 0..<company.people {
      sheet[row, left] = .number("\(index + 1)")
      if index == 0 || manner == .enterpriseOnEveryRow {
        for (offset, text) in values.enumerated() { sheet[row, left + 1 + offset] = .text(text) }
      } else if manner == .enterpriseWithoutItsProject {
        sheet[row, left + 1] = .text(shown)
      }
      number += 1
      var person = MessyPerson(number: number, mayFail: !merged, &dice)
      person.isByPlace = style == .combined || style == .separate
      if merged, let last { person.level = last.level }
      person.write(separate: separate, extras: Set(columns), &dice)
      if merged, index > 0 { person.cells[.level] = nil }
      if let last, last.fault == nil, person.fault == nil, !merged, chance(10, .ditto) {
        person.field = last.field
        person.cells[.field] = .text(dice.pick(["同上", "〃"]))
      }
      let bottom = place(person, company, columns, start, isLast: index + 1 == company.people)
      last = person
      row = bottom + 1
    }
    if merged, let level = columns.firstIndex(of: .level) {
      used.insert(.levelMerged)
      sheet.merges.append(merge(top, start + level, row - 1, start + level))
    }
    if manner == .enterpriseMerged, row - top > 1 {
      for column in (left + 1)..<start { sheet.merges.append(merge(top, column, row - 1, column)) }
    }
  }

  /// - Returns: the person's last row.
  private mutating func place(
    _ person: MessyPerson, _ company: Company, _ columns: [MessyPerson.Column], _ start: Int, isLast: Bool
  ) -> Int {
    var person = person
    person.enterprise = company.name
    person.dispatch = company.dispatch
    person.sheet = sheet.name
    person.row = row
    for (offset, column) in columns.enumerated() { sheet[row, start + offset] = person.cells[column] }
    if person.isHidden { sheet.hiddenRows.insert(row) }
    var bottom = row
    // A long career goes on in the next row, with the name merged over both; the last of an enterprise, so that areas
    // stay apart.
    if isLast, person.fault == nil, let name = columns.firstIndex(of: .name),
      let experience = columns.firstIndex(of: .experience), chance(15, .personOverTwoRows)
    {
      bottom += 1
      person.continuation = "后任项目总工程师。"
      sheet[bottom, start + experience] = .text("后任项目总工程师。")
      sheet.merges.append(merge(row, start + name, bottom, start + name))
    }
    add(person)
    return bottom
  }

  // MARK: Attached tables

  /// A table of people for each kind of dispatch or for all, as sheets or as a file of its own.
  mutating func attachedSheets(_ abroad: [Company], _ planned: [Company]) -> [TinyWorkbook.Sheet] {
    let ownFile = chance(40, .attachedFile)
    if !ownFile { used.insert(.attachedSheet) }
    var sheets: [TinyWorkbook.Sheet] = []
    if chance(40, .attachedInOneListForBoth) {
      sheets.append(attachedSheet("人员名单", abroad + planned, file: ownFile ? 1 : 0))
    } else {
      if !abroad.isEmpty { sheets.append(attachedSheet("拟互认人员信息（已外派）", abroad, file: ownFile ? 1 : 0)) }
      if !planned.isEmpty { sheets.append(attachedSheet("拟互认人员信息（计划外派）", planned, file: ownFile ? 1 : 0)) }
    }
    guard ownFile else { return sheets }
    files = [TinyWorkbook(sheets: sheets)]
    return []
  }

  private mutating func attachedSheet(_ name: String, _ companies: [Company], file: Int) -> TinyWorkbook.Sheet {
    let form = (sheet, row, left)
    defer { (sheet, row, left) = form }
    open(name)
    let withCountry = chance(40, .attachedWithCountry)
    var columns: [MessyPerson.Column] = [.name, .phone, .enterprise, .field, .place, .level, .experience]
    if withCountry { columns.insert(.country, at: 3) }
    if chance(25, .unknownColumn) { columns.append(.blood) }
    if chance(25, .columnsInAnotherOrder) { columns.shuffle(using: &dice.random) }
    let titles = columns.map { title($0) }
    sheet[row, left] = .text("序号")
    for (offset, text) in titles.enumerated() { sheet[row, left + 1 + offset] = .text(text) }
    row += 1
    for company in companies {
      for _ in 0..<company.people {
        number += 1
        var person = MessyPerson(number: number, mayFail: true, &dice)
        person.write(separate: true, extras: Set(columns), &dice)
        person.cells[.enterprise] = .text(company.name)
        if withCountry { person.cells[.country] = .text("缅甸") }
        person.enterprise = company.name
        person.dispatch = company.dispatch
        (person.file, person.sheet, person.row) = (file, name, row)
        sheet[row, left] = .number("\(row)")
        for (offset, column) in columns.enumerated() { sheet[row, left + 1 + offset] = person.cells[column] }
        if person.isHidden { sheet.hiddenRows.insert(row) }
        add(person)
        row += 1
      }
    }
    return sheet
  }
}
