import AccordTesting
import Contracts

@testable import IntakeService

/// Generates forms as people fill them in, with a note of who is in them. The same seed makes the same form.
struct MessyForm {
  enum Style: CaseIterable {
    case heads, combined, separate, subheads
  }

  struct Company {
    var name: String
    var dispatch: Dispatch
    var people: Int
  }

  var files: [TinyWorkbook] = []
  /// Top to bottom through all files.
  private(set) var people: [MessyPerson] = []
  var used: Set<Mess> = []
  /// As the form names it.
  static let unit = "江海省工程师学会"

  var dice: Dice
  var number = 0
  var sheet = TinyWorkbook.Sheet("")
  var row = 1
  var left = 1

  init(seed: UInt64) {
    dice = Dice(random: SeededGenerator(seed: seed))
    number = Int(seed % 1000) * 50
    build()
    for index in people.indices { used.formUnion(people[index].used) }
    let order = files.enumerated().flatMap { file, workbook in workbook.sheets.map { "\(file) \($0.name)" } }
    people.sort {
      let places = [$0, $1].map { order.firstIndex(of: "\($0.file) \($0.sheet)") ?? 0 }
      return (places[0], $0.row) < (places[1], $1.row)
    }
  }

  mutating func chance(_ percent: Int, _ mess: Mess) -> Bool {
    guard dice.chance(percent) else { return false }
    used.insert(mess)
    return true
  }

  private mutating func build() {
    var companies: [Company] = []
    let names = ["江海第一工程有限公司", "江海第二建设集团（老挝）有限公司", "China Jianghai Mobile Ltd", "无锡第三手机科技有限公司", "江海第五设计院"]
    let count = Int.random(in: 1...5, using: &dice.random)
    let plans = dice.chance(60)
    for index in 0..<count {
      let isPlanned = plans && index * 2 >= count
      companies.append(
        Company(
          name: names[index], dispatch: isPlanned ? .planned : .dispatched,
          people: Int.random(in: 1...5, using: &dice.random)))
    }
    let attached = dice.chance(35)
    let abroad = companies.filter { $0.dispatch == .dispatched }
    let planned = companies.filter { $0.dispatch == .planned }
    var sheets: [TinyWorkbook.Sheet] = []
    open("附件3")
    writeUnitAbove()
    if !abroad.isEmpty { table(abroad, .dispatched, attached: attached, titled: dice.chance(60)) }
    if !planned.isEmpty {
      if abroad.isEmpty || chance(50, .tablesOnTwoSheets) {
        finishSheet()
        sheets.append(sheet)
        open(dice.chance(50) ? "表二" : "计划外派")
      } else {
        used.insert(.bothTablesOnOneSheet)
      }
      table(planned, .planned, attached: attached, titled: true)
    } else if chance(50, .emptyPlannedTable) {
      emptyTable()
    }
    finishSheet()
    writeUnitBelow()
    sheets.append(sheet)
    if attached { sheets += attachedSheets(abroad, planned) }
    if !attached || files.isEmpty {
      files = [TinyWorkbook(sheets: sheets)]
    } else {
      files.insert(.init(sheets: sheets), at: 0)
    }
    if chance(25, .otherSheetsAround) {
      files[0].sheets.insert(.init("填写说明", [["请按附件1填写领域。"], ["如有疑问请联系学会秘书处。"]]), at: 0)
    }
    if files[0].sheets.count > 1, chance(30, .sheetsInAnotherOrder) { files[0].sheets.reverse() }
  }

  mutating func open(_ name: String) {
    sheet = TinyWorkbook.Sheet(name)
    row = 1
    left = 1
    if chance(25, .shiftedRightAndDown) {
      row += Int.random(in: 1...3, using: &dice.random)
      left += 1
    }
  }

  mutating func add(_ person: MessyPerson) {
    people.append(person)
  }

  // MARK: The unit

  private mutating func writeUnitAbove() {
    switch Int.random(in: 0..<5, using: &dice.random) {
    case 0:
      sheet[row, 1] = .text("推荐单位（盖章） \(Self.unit)")
      used.insert(.unitWithoutColon)
    case 1:
      sheet[row, 1] = .text("推荐单位（盖章）：")
      sheet[row, 4] = .text(Self.unit)
      used.insert(.unitInTheNextCell)
    case 2: used.insert(.unitBelowTheTable)
    case 3: sheet[row, 1] = .text("推荐单位：\(Self.unit)（盖章）    填表日期：2025年4月1日")
    default: sheet[row, 1] = .text("推荐单位（盖章）：\(Self.unit)")
    }
    row += 1
  }

  private mutating func writeUnitBelow() {
    guard used.contains(.unitBelowTheTable) else { return }
    sheet[row + 1, 1] = .text("推荐单位：\(Self.unit)（公章）")
  }

  /// What stands below the last table.
  private mutating func finishSheet() {
    if chance(30, .numberedEmptyRows) {
      for _ in 0...2 {
        sheet[row, left] = .number("\(row)")
        row += 1
      }
    }
    if chance(25, .endOfPageWords) {
      sheet[row, left + 1] = .text(dice.pick(["以下空白", "（以下无正文）", "本页无正文"]))
      row += 1
    }
    if chance(25, .notesAndSignatures) {
      sheet[row, 1] = .text("注：以上信息真实有效。")
      sheet[row + 1, 1] = .text("填表人：陈立新")
      sheet[row + 1, 8] = .text("联系电话：13812345600")
      row += 2
    }
  }

  private mutating func emptyTable() {
    row += 1
    sheet[row, 1] = .text("未来三年计划外派参与工程项目人员汇总（可另附）")
    for (offset, text) in ["序号", "企业名称（企业联系及手机号码）", "计划外派海外重点项目名称（如有）", "计划外派国家（地区）（如有）"].enumerated() {
      sheet[row + 1, left + offset] = .text(text)
    }
    sheet[row + 1, left + 4] = .text(ArrangementTests.group)
    sheet[row + 2, left] = .text("1")
    for offset in 1...4 { sheet[row + 2, left + offset] = .text(dice.pick(["无", "/", "暂无", "——"])) }
    row += 3
  }

  func merge(_ top: Int, _ left: Int, _ bottom: Int, _ right: Int) -> String {
    "\(TinyWorkbook.letters(left))\(top):\(TinyWorkbook.letters(right))\(bottom)"
  }
}
