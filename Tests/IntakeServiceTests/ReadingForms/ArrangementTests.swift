import Contracts
import Testing

@testable import IntakeService

/// Tables wherever units put them, found by their headings (A3).
struct ArrangementTests {
  static let group = "拟互认人员信息（姓名、联系方式、所在领域、当前所在地、拟申请级别（专业/资深）、300字以内主要工程实践经历）\n此列可另附表"
  static let heads = ["序号", "企业名称\n（企业联系及手机号码）", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态"]

  private func read(_ sheets: TinyWorkbook.Sheet...) throws -> FormReading {
    try TinyWorkbook(sheets: sheets).withFile { FormReader.read([(file: "f.xlsx", path: $0)]) }
  }

  /// Every other row is empty, as rows without merged cells look when the enterprise is written once.
  @Test func enterpriseWrittenOnceWithoutMerging() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + ["姓名", "联系方式", "所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"],
          ["1", "甲公司", "甲项目", "缅甸", "承包工程", "在建", "王一", "13800000011", "土木", "缅甸", "专业", "经历"],
          ["2", nil, nil, nil, nil, nil, "王二", "13800000012", "土木", "缅甸", "资深", "经历"],
          ["3", nil, "乙项目", "老挝", nil, nil, "王三", "13800000013", "土木", "老挝", "资深", "经历"],
          ["4", "丙公司", "丙项目", "泰国", "对外援助", "完工", "王四", "13800000014", "电气", "泰国", "资深", "经历"],
          ["5"], ["6"],
        ]))
    #expect(reading.rowErrors.isEmpty && reading.rejectedRows == 0)
    #expect(reading.engineers.map(\.enterprise.name) == ["甲公司", "甲公司", "甲公司", "丙公司"])
    #expect(reading.engineers.map(\.project.name) == ["甲项目", "甲项目", "乙项目", "丙项目"])
    #expect(reading.engineers.map(\.project.country) == ["MM", "MM", "LA", "TH"])
    #expect(reading.engineers.map(\.project.type) == [.contracting, .contracting, nil, .aid])
  }

  /// Name and phone in one column or in two, told by the cells where the head does not say.
  @Test(arguments: [true, false])
  func groupWithoutHeadsOfItsOwn(separate: Bool) throws {
    let who = separate ? ["王一", "138 0000 0011"] : ["王一 138 0000 0011"]
    let reading = try read(
      .init("S", [Self.heads + [Self.group], ["1", "甲公司", "甲项目", "缅甸", "投资", "在建"] + who + ["土木", "缅甸", "专业", "经历"]]))
    #expect(reading.rowErrors.isEmpty)
    #expect(reading.engineers.map(\.person) == [Person(name: "王一", phone: "13800000011")])
    #expect(reading.engineers.first?.experience == "经历")
  }

  @Test func subheadsInASecondRowInAnotherOrder() throws {
    var sheet = TinyWorkbook.Sheet(
      "S",
      [
        Self.heads + [Self.group],
        [nil, nil, nil, nil, nil, nil, "拟申请级别", "所在领域", "姓名", "手机", "当前所在地", "经历简述：主要工程实践经历"],
        ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "资深", "土木", "王一", "13800000011", "缅甸", "经历"],
      ])
    sheet.merges = ["G1:L1"] + ["A", "B", "C", "D", "E", "F"].map { "\($0)1:\($0)2" }
    let reading = try read(sheet)
    #expect(reading.rowErrors.isEmpty, "\(reading.rowErrors)")
    #expect(reading.engineers.map(\.level) == [.senior])
    #expect(reading.engineers.map(\.person.name) == ["王一"])
  }

  @Test func mergedFieldsAndLevelsHoldForEveryoneBeside() throws {
    var sheet = TinyWorkbook.Sheet(
      "S",
      [
        ["推荐单位：", "甲学会"],
        Self.heads + [Self.group],
        ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一 13800000011", "土木", "缅甸", "资深", "经历"],
        ["2", nil, nil, nil, nil, nil, "王二 13800000012", nil, nil, nil, "经历"],
        ["3", nil, nil, nil, nil, nil, "王三 13800000013", "同上", "同上", nil, "经历"],
      ])
    sheet.merges = ["H3:H4", "I3:I4", "J3:J5", "G2:K2"]
    let reading = try read(sheet)
    #expect(reading.unit == "甲学会")
    #expect(reading.rowErrors.map(\.code) == [])
    #expect(reading.engineers.map(\.field) == ["civil", "civil", "civil"])
    #expect(reading.engineers.map(\.level) == [.senior, .senior, .senior])
  }

  /// An attached table without a word on dispatch in its name: the enterprise's own table tells.
  @Test func attachedTableIsJoinedByEnterprise() throws {
    let people = TinyWorkbook.Sheet(
      "人员",
      [
        ["序号", "姓名", "手机号码", "企业名称", "所在领域", "拟申请级别"],
        ["1", "王一", "13800000011", "甲公司", "土木", "专业"], ["2", "王二", "13800000012", "乙公司", "土木", "专业"],
        ["3", "王三", "13800000013", "丙公司", "土木", "专业"],
      ])
    let abroad = TinyWorkbook.Sheet(
      "表一", [Self.heads + [Self.group], ["1", "甲公司（联系人：赵六，13800000099）", "甲项目", "缅甸", "投资", "在建", "详见另附表"]])
    let planned = TinyWorkbook.Sheet(
      "表二",
      [
        ["序号", "企业名称", "计划外派海外重点项目名称（如有）", "计划外派国家（地区）（如有）", Self.group],
        ["1", "乙公司", nil, "新加坡", "见另附表"], ["2", "丁公司", nil, nil, "见另附表"],
      ])
    let reading = try read(people, abroad, planned)
    #expect(reading.engineers.map(\.dispatch) == [.dispatched, .planned])
    #expect(reading.engineers.map(\.project.country) == ["MM", "SG"])
    #expect(reading.engineers.first?.enterprise == Enterprise(name: "甲公司", contact: "赵六", phone: "13800000099"))
    #expect(reading.rejectedRows == 1)
    #expect(
      reading.rowErrors.map { "\($0.sheet)\($0.column)\($0.row) \($0.code)" } == [
        "人员D4 unknownDispatch", "表二B3 attachedTableMissing",
      ])
  }

  @Test func attachedTableInAFileOfItsOwn() throws {
    let form = TinyWorkbook(sheets: [
      .init("表", [Self.heads + [Self.group], ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "另附"]])
    ])
    let people = TinyWorkbook(sheets: [
      .init("表", [["姓名", "手机", "企业名称", "领域", "级别"], ["王一", "13800000011", "甲公司", "土木", "初级"]])
    ])
    try form.withFile { formPath in
      try people.withFile { peoplePath in
        let reading = FormReader.read([(file: "甲.xlsx", path: formPath), (file: "乙.xlsx", path: peoplePath)])
        #expect(reading.rowErrors.map(\.code) == ["unknownLevel"])
        #expect(reading.rowErrors.first?.sheet == "乙.xlsx：表")
        #expect(reading.rejectedRows == 1)
      }
    }
  }

  @Test func specimensNotesAndEmptyRowsAreNobody() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + [Self.group],
          ["1", "XX公司（联系人：王五，手机：13700000000）", "XX项目", "XX", "其他", "在建", "张三 13800000000", "土木", "缅甸", "专业", "……"],
          ["2", nil, nil, nil, nil, nil, "李四 13900000000", "土木", "缅甸", "资深", "……"],
          ["3", "甲公司", "甲项目", "缅甸", "投资", "在建", "张三 13812345678", "土木", "缅甸", "专业", "经历"],
          ["……", "……"], ["4"], [nil, nil, nil, nil, nil, nil, " "],
          ["注：1. 以上人员均已核实。"], ["填表人：某某", nil, nil, nil, nil, nil, "联系电话：13812345600"],
        ]))
    #expect(reading.engineers.map(\.person.phone) == ["13812345678"])
    #expect(reading.rejectedRows == 0)
    #expect(reading.specimenRows == 3)
    #expect(reading.rowErrors.isEmpty, "\(reading.rowErrors)")
  }

  @Test func everyFaultOfARowIsReported() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + ["姓名", "联系方式", "所在领域", "专业类别", "当前所在地", "拟申请级别", "相关专业工作年限", "电子邮箱"],
          ["1", "甲公司", "甲项目", "火星", "游戏", "飞行", nil, "138", "炼丹", nil, nil, "高级", nil, nil],
          ["2", nil, nil, nil, nil, nil, "王二", "13800000012", "土木", "枢纽工程", "月球", "专业", "很多年", "wang"],
          ["3", nil, nil, nil, nil, nil, "王三、王四", "13800000013", "土木", nil, nil, "专业", nil, nil],
        ]))
    #expect(
      reading.rowErrors.map { "\($0.column)\($0.row) \($0.code)" } == [
        "D2 unknownCountry", "E2 unknownProjectType", "F2 unknownProjectStatus", "G2 missingName", "H2 invalidPhone",
        "I2 unknownField", "L2 unknownLevel", "N3 invalidEmail", "J3 unknownSpecialty", "K3 unknownCountry",
        "M3 unreadableNumber", "G4 severalPeople",
      ])
    #expect(reading.engineers.map(\.person.name) == ["王二"])
    #expect(reading.engineers.first?.specialty == nil)
    #expect(reading.engineers.first?.location == nil)
    #expect(reading.rejectedRows == 2)
    #expect(reading.rowErrors.allSatisfy { $0.message.contains("请") })
  }

  @Test func hiddenRowsAreTakenAndHiddenSheetsReported() throws {
    var shown = TinyWorkbook.Sheet(
      "S", [["姓名", "手机", "企业名称", "领域", "级别"], ["王一", "13800000011", "甲公司", "土木", "专业"]])
    shown.hiddenRows = [2]
    var hidden = shown
    hidden.name = "旧"
    hidden.isHidden = true
    shown.name = "已外派人员"
    let reading = try read(shown, hidden)
    #expect(reading.engineers.map(\.person.name) == ["王一"])
    #expect(reading.rowErrors.map { "\($0.sheet) \($0.code)" }.contains("已外派人员 hiddenRow"))
    #expect(reading.rowErrors.map { "\($0.sheet) \($0.code)" }.contains("旧 hiddenSheet"))
    #expect(reading.rejectedRows == 1)
  }

  @Test func everythingInOneCellIsAskedToBeDivided() throws {
    let reading = try read(
      .init(
        "S", [Self.heads + [Self.group], ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一，13800000011，土木，缅甸，专业，从事桥梁工程十年"]]))
    #expect(reading.rowErrors.map(\.code) == ["undividedCell"])
    #expect(reading.rejectedRows == 1)
  }

  @Test func phoneNumbersWithoutHeadingsAreNotPassedOver() throws {
    let reading = try read(
      .init("S", [["姓名", "手机", "企业名称", "领域", "级别"], ["王一", "13800000011", "甲公司", "土木", "专业"]]),
      .init("补充", [["王二", "13800000012", "土木"]]))
    #expect(reading.faults.map(\.code) == ["headingsNotFound"])
  }
}
