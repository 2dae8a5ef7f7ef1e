import AccordTesting
import Contracts

/// One engineer as a messy form writes them, and who they are.
struct MessyPerson {
  enum Column: Hashable {
    case name, phone, field, place, level, experience, phone2, experience2, blood, enterprise, country
  }

  var name: String
  var phone: String
  var email: String?
  var field: (text: String, code: String)
  var level: (text: String, level: Level)
  var place: (text: String, code: String?)
  var enterprise = ""
  var dispatch = Dispatch.dispatched
  /// Why the row cannot be taken.
  var fault: Mess?
  var used: Set<Mess> = []
  /// What stands in each column.
  var cells: [Column: TinyWorkbook.Value] = [:]
  /// What a second row of the same person adds.
  var continuation: String?
  var isHidden = false
  // Where they stand.
  var file = 0
  var sheet = ""
  var row = 0
  var isByPlace = false

  private static let surnames = ["王", "李", "赵", "钱", "孙", "周", "吴", "郑", "欧阳", "买买提·", "司马", "高", "万"]
  private static let given = ["建国", "敏", "海涛", "雪梅", "志强", "晓东", "丽", "鹏程", "一", "三立", "九州"]
  private static let fields = [
    ("土木工程类", "civil"), ("土木", "civil"), ("电气工程", "electrical"), ("机械", "mechanical"), ("水利水电工程类", "hydraulic"),
    ("汽车工程类", "automotive"), ("地质", "geological"), ("建筑工程类", "building"), ("生态环境工程", "environmental"),
  ]
  private static let otherFields = [
    ("通信工程", "ict"), ("测量控制及仪器仪表类", "instrumentation"), ("园林", "landscape"), ("计算机及应用类", "computing"),
    (" 土 木 ", "civil"),
    ("土木\n工程类", "civil"), ("道路桥梁", "civil"), ("测绘工程", "geological"), ("采矿工程", "geological"), ("1、电气工程类", "electrical"),
    ("土木工程类/结构工程", "civil"), ("暖通", "building"),
  ]
  private static let levels: [(String, Level)] = [
    ("专业", .professional), ("专业工程会员", .professional), ("资深", .senior), ("资深工程会员", .senior), (" 资深 ", .senior),
    ("专业级", .professional),
  ]
  private static let places: [(String, String?)] = [
    ("缅甸", "MM"), ("中国香港", "HK"), ("新加坡", "SG"), ("国内", "CN"), ("柔佛州（马来西亚）", "MY"), ("老挝万象", "LA"), ("北京市", "CN"),
    ("", nil), ("Myanmar", "MM"), ("中国（香港）", "HK"), ("刚果（金）", "CD"), ("印尼雅加达", "ID"), ("Hong Kong, China", "HK"),
  ]

  /// - Parameter number: no two people of a form have the same.
  init(number: Int, mayFail: Bool, _ dice: inout Dice) {
    name = dice.pick(Self.surnames) + dice.pick(Self.given)
    let tail = (number * 7919 + Int.random(in: 0..<7919, using: &dice.random)) % 100_000_000
    phone = "138" + String(repeating: "0", count: 8 - "\(tail)".count) + "\(tail)"
    field = dice.pick(Self.fields)
    level = dice.pick(Self.levels)
    place = dice.pick(Self.places)
    if dice.chance(25) {
      field = dice.pick(Self.otherFields)
      used.insert(.fieldOtherwise)
    }
    if dice.chance(8) {
      level = dice.pick([("□专业 ☑资深", .senior), ("☑专业 □资深", .professional)])
      used.insert(.levelTicked)
    }
    if mayFail, dice.chance(20) {
      let fault = dice.pick(Mess.faults)
      self.fault = fault
      used.insert(fault)
    }
  }

  /// Fills the cells.
  mutating func write(separate: Bool, extras: Set<Column>, _ dice: inout Dice) {
    let shownName = writtenName(&dice)
    var shownPhone = writtenPhone(&dice)
    var isNumber = false
    if fault == .missingPhone { shownPhone = "" }
    if fault == .shortPhone { shownPhone = String(phone.prefix(7)) }
    if separate {
      if fault == nil, dice.chance(8), !used.contains(.twoPhones) {
        email = "w\(phone.suffix(4))@example.com"
        shownPhone += "\n" + (email ?? "")
        used.insert(.mailBesideThePhone)
      }
      isNumber = shownPhone == phone && dice.chance(50)
      if isNumber { used.insert(.phoneAsNumber) }
      set(.name, shownName)
      set(.phone, shownPhone)
      if isNumber { cells[.phone] = .number(phone) }
    } else {
      let separator = dice.pick([" ", "\n", "，", "　", "/"])
      if !shownName.isEmpty, !shownPhone.isEmpty, dice.chance(10) {
        used.insert(.phoneBeforeName)
        set(.name, shownPhone + separator + shownName)
      } else {
        set(.name, shownPhone.isEmpty ? shownName : shownName.isEmpty ? shownPhone : shownName + separator + shownPhone)
      }
    }
    writeRest(extras, &dice)
  }

  private mutating func writeRest(_ extras: Set<Column>, _ dice: inout Dice) {
    switch fault {
    case .unknownField: set(.field, dice.pick(["炼金术", "航天工程类", "其他"]))
    case .fieldOfSeveral: set(.field, dice.pick(["给排水", "土木/机械", "隧道工程", "工程地质"]))
    case .missingField: set(.field, dice.pick(["", "/", "待定"]))
    default: set(.field, field.text)
    }
    switch fault {
    case .unknownLevel: set(.level, dice.pick(["高级", "专业/资深", "一级", "专业√ 资深"]))
    case .missingLevel: set(.level, dice.pick(["", "-"]))
    default: set(.level, level.text)
    }
    set(.place, place.text)
    if place.text.isEmpty, dice.chance(40) {
      set(.place, dice.pick(["/", "——", "无"]))
      used.insert(.dashesForNothing)
    }
    set(.experience, "从事工程设计与施工，负责主要技术工作。")
    if fault != .referenceForName, dice.chance(8) {
      set(.experience, dice.pick(["详见附件", "简历附后", "见附表"]))
      used.insert(.experienceInAnAttachment)
    }
    if extras.contains(.blood) { set(.blood, dice.pick(["A", "B", "O"])) }
    if extras.contains(.experience2) { set(.experience2, "参与大桥建设。") }
    if extras.contains(.phone2) {
      // The second column has the phone where the first has none.
      if cells[.phone] != nil, fault == nil, dice.chance(30) {
        cells[.phone2] = cells[.phone]
        cells[.phone] = nil
      } else if fault == nil {
        set(.phone2, "13911112222")
      }
    }
    if dice.chance(3) {
      isHidden = true
      used.insert(.hiddenRow)
    }
  }

  private mutating func set(_ column: Column, _ text: String) {
    cells[column] = text.isEmpty ? nil : .text(text)
  }

  private mutating func writtenName(_ dice: inout Dice) -> String {
    switch fault {
    case .missingName: return dice.pick(["", " ", "　"])
    case .severalPeople: return dice.pick(["王建国、李慧敏", "王建国 李慧敏", "王建国等3人", "王建国\n李慧敏", "王建国和李慧敏"])
    case .referenceForName: return dice.pick(["详见附件", "全体技术人员", "见另附名单"])
    default: break
    }
    switch Int.random(in: 0..<12, using: &dice.random) {
    case 0 where name.count == 3 && !name.contains("·"):
      used.insert(.nameWithSpaces)
      return name.map(String.init).joined(separator: dice.pick([" ", "　"]))
    case 1 where !name.contains("·"):
      used.insert(.nameWithTitle)
      return name + dice.pick(["（男）", "，女", " 高级工程师", "、项目经理", "先生", "（高工）", " 男 45岁"])
    case 2:
      used.insert(.nameWithLabel)
      return "姓名：" + name
    case 3:
      used.insert(.invisibleCharacters)
      return "\u{200B}" + name + "\u{FEFF}"
    default: return name
    }
  }

  private mutating func writtenPhone(_ dice: inout Dice) -> String {
    let parts = [phone.prefix(3), phone.dropFirst(3).prefix(4), phone.suffix(4)]
    let spelled: String
    switch Int.random(in: 0..<14, using: &dice.random) {
    case 0: spelled = "+86 \(phone)"
    case 1: spelled = parts.joined(separator: "-")
    case 2: spelled = parts.joined(separator: " ")
    case 3: spelled = String(phone.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
    case 4: spelled = dice.pick(["手机：", "电话号码：", "Tel:", "联系方式 "]) + phone
    case 5: spelled = "\(phone)（微信同号）"
    case 6: spelled = "0086-\(phone)"
    case 7:
      used.insert(.twoPhones)
      return "\(phone)/13911113333"
    default: return phone
    }
    used.insert(.phoneSpelledOtherwise)
    return spelled
  }
}
