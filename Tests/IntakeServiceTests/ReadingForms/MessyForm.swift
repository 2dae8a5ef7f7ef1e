import AccordTesting

@testable import IntakeService

/// Generates forms as people fill them in, with a note of who is in them. The same seed makes the same form.
struct MessyForm {
  struct Row {
    var name: String
    var phone: String
    /// Nothing is wrong with the row.
    var isGood: Bool
  }

  private(set) var workbook: TinyWorkbook
  private(set) var rows: [Row] = []
  private var random: SeededGenerator

  private static let fields = [
    "土木工程类", "土木", "电气工程", "机械", "水利水电工程类", "通信工程", "汽车工程类", "地质", "建筑工程类", "测量控制与仪器仪表类", "园林",
    "计算机", "生态环境工程", " 土 木 ", "土木\n工程类",
  ]
  private static let levels = ["专业", "专业工程会员", "资深", "资深工程会员", " 资深 ", "专业级"]
  private static let places = ["缅甸", "中国香港", "新加坡", "国内", "柔佛州（马来西亚）", "老挝万象", "北京市", "", "Myanmar"]
  private static let surnames = ["王", "李", "赵", "钱", "孙", "周", "吴", "郑", "欧阳", "买买提·"]
  private static let given = ["建国", "敏", "海涛", "雪梅", "志强", "晓东", "丽", "鹏程"]
  private static let missing = ["", " ", "　"]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    workbook = TinyWorkbook(sheets: [])
    build()
  }

  private mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: list.indices, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private mutating func build() {
    let attached = chance(30)
    let separate = chance(50)
    var sheet = TinyWorkbook.Sheet(chance(50) ? "附件3" : "Sheet1")
    var row = 1 + Int.random(in: 0...3, using: &random)
    sheet[row, 1] = .text(chance(50) ? "推荐单位（盖章）：某省工程师学会" : "推荐单位(盖章): 某省工程师学会")
    row += 1
    var first = 1 + (chance(20) ? 1 : 0)
    if chance(60) {
      sheet[row, first] = .text("已外派参与工程项目人员汇总（可另附）")
      row += 1
    }
    let head = row
    var heads = ["序号", "企业名称\n（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态"]
    heads = heads.map { [$0, " \($0)", $0.replacing("（", with: "("), $0 + "*"][Int.random(in: 0..<4, using: &random)] }
    for (offset, text) in heads.enumerated() { sheet[head, first + offset] = .text(text) }
    let start = first + heads.count
    let columns: [String] = separate ? ["姓名", "联系方式"] : ["姓名、联系方式"]
    if !attached, chance(50) {
      for (offset, text) in (columns + ["所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"]).enumerated() {
        sheet[head, start + offset] = .text(text)
      }
    } else {
      sheet[head, start] = .text(ArrangementTests.group)
      if chance(50) { sheet.merges.append(merge(head, start, head, start + (separate ? 5 : 4))) }
    }
    row += 1
    var people = TinyWorkbook.Sheet("拟互认人员信息（已外派）")
    for (offset, text) in ["序号", "姓名", "手机号码", "企业名称", "所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"].enumerated() {
      people[1, 1 + offset] = .text(text)
    }
    var peopleRow = 2
    for enterprise in 0..<Int.random(in: 1...4, using: &random) {
      let company = "江海第\(["一", "二", "三", "四"][enterprise])工程有限公司"
      let count = Int.random(in: 1...5, using: &random)
      let values = ["\(company)（联系人：陈立新，手机：13800000101）", "第\(enterprise)号项目", "缅甸", "承包工程", "在建"]
      let top = row
      for index in 0..<(attached ? 1 : count) {
        sheet[row, first] = .number("\(row)")
        if index == 0 || chance(10) {
          for (offset, text) in values.enumerated() { sheet[row, first + 1 + offset] = .text(text) }
        }
        if attached {
          sheet[row, start] = .text("详见另附表")
        } else {
          write(&sheet, row, start, separate: separate)
        }
        row += 1
      }
      if !attached, row - top > 1, chance(50) {
        for column in (first + 1)...(first + 5) { sheet.merges.append(merge(top, column, row - 1, column)) }
      }
      if attached {
        for _ in 0..<count {
          write(&people, peopleRow, 2, separate: true, enterprise: company)
          peopleRow += 1
        }
      }
      if chance(15) { row += 1 }
    }
    first = start
    if chance(50) {
      sheet[row, 1] = .text("……")
      sheet[row, 2] = .text("……")
      row += 1
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      sheet[row, 1] = .number("\(row)")
      row += 1
    }
    if chance(30) { sheet[row + 1, 1] = .text("注：以上信息真实有效。") }
    workbook.sheets = attached ? [people, sheet] : [sheet]
    if attached, chance(50) { workbook.sheets.reverse() }
    if chance(30) { workbook.sheets.append(.init("填写说明", [["请按附件1填写领域。"]])) }
  }

  private func merge(_ top: Int, _ left: Int, _ bottom: Int, _ right: Int) -> String {
    "\(TinyWorkbook.letters(left))\(top):\(TinyWorkbook.letters(right))\(bottom)"
  }

  /// One person, perhaps with a fault.
  private mutating func write(
    _ sheet: inout TinyWorkbook.Sheet, _ row: Int, _ column: Int, separate: Bool, enterprise: String? = nil
  ) {
    let name = pick(Self.surnames) + pick(Self.given)
    let digits = "138" + String((0..<8).map { _ in Character("\(Int.random(in: 0...9, using: &random))") })
    var phone = digits
    switch Int.random(in: 0..<7, using: &random) {
    case 0: phone = "+86 \(digits)"
    case 1: phone = "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(4))-\(digits.suffix(4))"
    case 2: phone = "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(4)) \(digits.suffix(4))"
    case 3: phone = String(digits.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
    default: break
    }
    var shown = name
    if chance(20), name.count == 3 { shown = name.map(String.init).joined(separator: " ") }
    var field = pick(Self.fields)
    var level = pick(Self.levels)
    var good = true
    // One fault of a kind that rejects the row.
    if chance(25) {
      good = false
      switch Int.random(in: 0..<6, using: &random) {
      case 0: shown = pick(Self.missing)
      case 1: phone = String(digits.prefix(7))
      case 2: field = pick(["炼金术", "航天工程类", "其他"])
      case 3: level = pick(["高级", "专业/资深", "一级"])
      case 4: field = ""
      default: level = ""
      }
    }
    rows.append(Row(name: name, phone: digits, isGood: good))
    var values: [String] = separate ? [shown, phone] : ["\(shown)\(pick([" ", "\n", "，", "　"]))\(phone)"]
    if let enterprise { values.append(enterprise) }
    values += [field, pick(Self.places), level, "从事工程设计与施工，负责主要技术工作。"]
    for (offset, text) in values.enumerated() where !text.isEmpty {
      let isNumber = text == digits && chance(50)
      sheet[row, column + offset] = isNumber ? .number(text) : .text(text)
    }
  }
}
