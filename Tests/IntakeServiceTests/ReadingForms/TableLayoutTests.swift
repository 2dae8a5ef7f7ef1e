import Contracts
import Testing

@testable import IntakeService

/// Tables whose headings are not those of the printed form, and rows that are easily lost (A3).
struct TableLayoutTests {
  static let heads = ArrangementTests.heads
  static let person = ["姓名", "联系方式", "所在领域", "当前所在地", "拟申请级别", "主要工程实践经历"]

  private func read(_ sheets: TinyWorkbook.Sheet...) throws -> FormReading {
    try TinyWorkbook(sheets: sheets).withFile { FormReader.read([(file: "f.xlsx", path: $0)]) }
  }

  private func codes(_ reading: FormReading) -> [String] {
    reading.rowErrors.map { "\($0.column)\($0.row) \($0.code)" }
  }

  /// A person's row may refer to an attachment in any cell; only a row without a person is a reference.
  @Test(arguments: ["详见附件", "见附表1", "简历附后", "另附"])
  func aPersonWhoRefersToAnAttachmentIsTaken(experience: String) throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + [ArrangementTests.group],
          ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王建国 13800000001", "土木", "缅甸", "专业", experience],
          ["2", nil, nil, nil, nil, nil, "李慧敏 13800000002", "土木", experience, "专业", "经历"],
          ["3", nil, nil, nil, nil, nil, experience, "土木", "缅甸", "专业"],
        ]))
    #expect(reading.engineers.map(\.person.name) == ["王建国", "李慧敏"])
    #expect(reading.rejectedRows == 1)
    #expect(codes(reading) == ["I3 unknownCountry", "G4 unclearName", "G4 missingPhone"])
  }

  @Test func aRowThatOnlyRefersIsNobody() throws {
    let reading = try read(
      .init("S", [Self.heads + [ArrangementTests.group], ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "人员信息详见附表"]]))
    #expect(reading.engineers.isEmpty && reading.rejectedRows == 0)
    #expect(codes(reading) == ["B2 attachedTableMissing"])
  }

  /// Unknown subheads and a second row that also splits the enterprise's column; nobody is rejected, the column is named.
  @Test func aSecondHeadingRowSplitsOtherColumnsToo() throws {
    let reading = try read(
      .init(
        "S",
        [
          ["序号", "企业信息", nil, nil, "企业海外重点项目名称", "项目所在国家", "项目类型", "项目状态", ArrangementTests.group],
          [nil, "企业名称", "联系人", "手机", nil, nil, nil, nil, "姓名", "血型", "手机", "所在领域", "拟申请级别", "主要工程实践经历"],
          ["1", "甲公司", "赵六", "13800000099", "甲项目", "缅甸", "投资", "在建", "王一", "A", "13800000011", "土木", "专业", "经历"],
          ["2", nil, nil, nil, nil, nil, nil, nil, "王二", "B", nil, "土木", "专业", "经历"],
        ]))
    #expect(reading.engineers.map(\.person) == [Person(name: "王一", phone: "13800000011")])
    #expect(reading.engineers.first?.enterprise == Enterprise(name: "甲公司", contact: "赵六", phone: "13800000099"))
    #expect(codes(reading) == ["J1 unknownHeading", "K4 missingPhone"])
    #expect(reading.rowErrors[0].message.contains("“血型”"))
  }

  @Test func unknownHeadingsAreNamedOnceASheet() throws {
    let table: [[String?]] = [
      ["姓名", "手机", "企业名称", "领域", "级别", "爱好"], ["王一", "13800000011", "甲公司", "土木", "专业", "游泳"],
    ]
    let reading = try read(.init("已外派人员", table + table.map { $0.map { $0?.replacing("王一", with: "王二") } }))
    #expect(reading.engineers.map(\.person.name) == ["王一", "王二"])
    #expect(reading.rowErrors.map(\.code) == ["unknownHeading"])
  }

  /// A table of people with the country beside them finds table 1 or 2 by its enterprise.
  @Test(arguments: ["项目所在国家", "国别", "外派国家", "所在国"])
  func peopleWithACountryBesideThemAreJoined(heading: String) throws {
    let reading = try read(
      .init(
        "表一",
        [
          Self.heads + [ArrangementTests.group], ["1", "甲公司（联系人：赵六，13800000099）", "甲项目", "缅甸", "投资", "在建", "另附"],
          ["2", nil, "乙项目", "老挝", "投资", "在建", "另附"],
        ]),
      .init(
        "人员",
        [
          ["姓名", "手机", "企业名称", heading, "领域", "级别"], ["王一", "13800000011", "甲公司", "老挝", "土木", "专业"],
          ["王二", "13800000012", "甲公司", "缅甸", "土木", "专业"],
        ]))
    #expect(reading.engineers.map(\.dispatch) == [.dispatched, .dispatched])
    #expect(reading.engineers.map(\.project.name) == ["乙项目", "甲项目"])
    #expect(reading.engineers.map(\.enterprise.contact) == ["赵六", "赵六"])
    #expect(reading.rowErrors.isEmpty, "\(reading.rowErrors)")
  }

  /// A table with projects but no word on whether they have begun finds it by the enterprise too.
  @Test func tableWithoutDispatchIsJoinedByEnterprise() throws {
    let reading = try read(
      .init(
        "人员",
        [
          ["企业名称", "项目名称", "国别", ArrangementTests.group],
          ["甲公司", "甲项目", "缅甸", "王一 13800000011", "土木", "缅甸", "专业", "经历"],
        ]),
      .init("表一", [Self.heads + [ArrangementTests.group], ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "另附"]]))
    #expect(reading.engineers.map(\.dispatch) == [.dispatched])
    #expect(reading.engineers.first?.project.status == .underConstruction)
    #expect(reading.rowErrors.isEmpty, "\(reading.rowErrors)")
  }

  /// Left of the group a phone is the enterprise's and a place the project's, with and without subheads.
  @Test(arguments: [true, false])
  func phonesAndPlacesLeftOfTheGroupAreNotThePersons(hasSubheads: Bool) throws {
    var rows: [[String?]] = [
      ["序号", "企业名称", "联系人", "联系电话", "项目名称", "所在国家", "项目状态", ArrangementTests.group]
    ]
    if hasSubheads { rows.append([nil, nil, nil, nil, nil, nil, nil, "姓名", "联系方式", "所在领域", "当前所在地", "拟申请级别"]) }
    let who = hasSubheads ? ["王一", nil] : ["王一"]
    rows.append(["1", "甲公司", "赵六", "13800000099", "甲项目", "缅甸", "在建"] + who + ["土木", "中国香港", "专业"])
    let reading = try read(.init("S", rows))
    #expect(reading.engineers.isEmpty)
    #expect(reading.rowErrors.map(\.code) == ["missingPhone"])
    let last = rows.count - 1
    rows[last][7] = "王一 13800000011"
    let mended = try read(.init("S", rows))
    #expect(mended.engineers.map(\.person.phone) == ["13800000011"])
    #expect(mended.engineers.map(\.enterprise.phone) == ["13800000099"])
    #expect(mended.engineers.map(\.project.country) == ["MM"])
    #expect(mended.engineers.map(\.location) == ["HK"])
  }

  /// The same in every process: from the left, the first that is filled.
  @Test func ofTwoColumnsOfOneKindTheFirstFilledCounts() throws {
    let reading = try read(
      .init(
        "已外派人员",
        [
          ["姓名", "手机", "电话", "企业名称", "领域", "级别", "工作经历", "工程业绩"],
          ["王一", "13800000011", "13900000011", "甲公司", "土木", "专业", "经历一", "业绩一"],
          ["王二", nil, "13900000012", "甲公司", "土木", "专业", nil, "业绩二"],
          ["王三", "13800000013", nil, "甲公司", "土木", "专业", "经历三", "无"],
          ["王四", "/", "13900000014", "甲公司", "土木", "专业"],
        ]))
    #expect(reading.engineers.map(\.person.phone) == ["13800000011", "13900000012", "13800000013", "13900000014"])
    #expect(reading.engineers.map(\.experience) == ["经历一\n业绩一", "业绩二", "经历三", nil])
    #expect(reading.rowErrors.isEmpty)
  }

  /// Table 2 with nobody planned, and the words that end a page.
  @Test func wordsThatStandForNothingAreNobody() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + [ArrangementTests.group],
          ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一 13800000011", "土木", "缅甸", "专业", "经历"], ["以下空白"],
          ["未来三年计划外派参与工程项目人员汇总"], ["序号", "企业名称", "计划外派海外重点项目名称", "计划外派国家", ArrangementTests.group],
          ["1", "无", "无", "无", "无"], ["2", "暂无", "/", "-", "——"], [nil, "本页无正文"], [nil, "暂无计划外派人员"],
        ]))
    #expect(reading.engineers.map(\.person.name) == ["王一"])
    #expect(reading.rejectedRows == 0)
    #expect(reading.rowErrors.isEmpty, "\(reading.rowErrors)")
  }

  /// The heading row of each printed page leaves people with their enterprise.
  @Test func headingRowsRepeatedOnEveryPage() throws {
    let heads = Self.heads + Self.person
    let reading = try read(
      .init(
        "S",
        [
          heads, ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一", "13800000011", "土木", "缅甸", "专业", "经历"], heads,
          ["2", nil, nil, nil, nil, nil, "王二", "13800000012", "土木", "缅甸", "专业", "经历"],
        ]))
    #expect(reading.engineers.map(\.enterprise.name) == ["甲公司", "甲公司"])
    #expect(reading.engineers.map(\.project.country) == ["MM", "MM"])
  }

  /// A name merged over two rows is one person, whose second row says more.
  @Test func aPersonMergedOverTwoRowsIsOne() throws {
    var sheet = TinyWorkbook.Sheet(
      "S",
      [
        Self.heads + Self.person,
        ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一", "13800000011", "土木", "缅甸", "专业", "第一段"],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "第二段"],
        ["2", nil, nil, nil, nil, nil, "王二", "13800000012", "土木", "缅甸", "专业", "经历"],
      ])
    sheet.merges = ["G2:G3", "H2:H3", "I2:I3", "K2:K3"]
    let reading = try read(sheet)
    #expect(reading.engineers.map(\.person.name) == ["王一", "王二"])
    #expect(reading.engineers.first?.experience == "第一段\n第二段")
    #expect(reading.rejectedRows == 0)
  }

  /// Under the group's head alone, what the rows above said of its columns holds for a row that says little.
  @Test func theColumnsOfAGroupAreLearnedFromItsRows() throws {
    var sheet = TinyWorkbook.Sheet(
      "S",
      [
        Self.heads + [ArrangementTests.group],
        ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一", "13800000011", "土木", "缅甸", "专业", "第一段"],
        [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, "第二段"],
      ])
    sheet.merges = ["G2:G3"]
    let reading = try read(sheet)
    #expect(reading.engineers.map(\.experience) == ["第一段\n第二段"])
    #expect(reading.rowErrors.isEmpty)
  }

  /// The enterprise on every row, its project on the first only.
  @Test func anEnterpriseRepeatedWithoutItsProjectKeepsIt() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + Self.person,
          ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "王一", "13800000011", "土木", "缅甸", "专业", "经历"],
          ["2", "甲公司", nil, nil, nil, nil, "王二", "13800000012", "土木", "缅甸", "专业", "经历"],
        ]))
    #expect(reading.engineers.map(\.project.name) == ["甲项目", "甲项目"])
  }

  /// Somebody who is really called 李四 is not dropped with the printed form's examples.
  @Test func peopleCalledLikeTheExamplesAreReported() throws {
    let reading = try read(
      .init(
        "S",
        [
          Self.heads + Self.person,
          ["1", "甲公司", "甲项目", "缅甸", "投资", "在建", "李四", nil, "土木", "缅甸", "专业", "经历"],
        ]))
    #expect(reading.rejectedRows == 1)
    #expect(codes(reading) == ["H2 missingPhone"])
  }

  /// A mail address in the phone's column is read as such, and its digits are no phone.
  @Test func phoneAndMailInOneColumn() throws {
    let reading = try read(
      .init(
        "已外派人员",
        [
          ["姓名", "手机/邮箱", "企业名称", "领域", "级别"], ["王一", "10138@qq.com\n13800000011", "甲公司", "土木", "专业"],
          ["王二", "wang@example.com", "甲公司", "土木", "专业"],
        ]))
    #expect(reading.engineers.map(\.person) == [Person(name: "王一", phone: "13800000011", email: "10138@qq.com")])
    #expect(reading.rowErrors.map(\.code) == ["missingPhone"])
  }

  /// About ten years are not ten: the number is left out, the row goes to review (N1.3.2).
  @Test func aboutTenYearsIsReported() throws {
    let reading = try read(
      .init(
        "已外派人员",
        [
          ["姓名", "手机", "企业名称", "领域", "级别", "相关专业工作年限", "重要工程工作年限"],
          ["王一", "13800000011", "甲公司", "土木", "资深", "近10年", "5年以上"],
        ]))
    #expect(reading.engineers.map(\.qualifications.relevantYears) == [nil])
    #expect(reading.engineers.map(\.qualifications.significantYears) == [5])
    #expect(codes(reading) == ["F2 unreadableNumber"])
  }

  @Test(arguments: ["推荐单位（盖章） 江海省工程师学会", "推荐单位：江海省工程师学会（盖章）"])
  func theUnitBelowTheTable(line: String) throws {
    let reading = try read(
      .init(
        "已外派人员", [["姓名", "手机", "企业名称", "领域", "级别"], ["王一", "13800000011", "甲公司", "土木", "专业"], [], [line]]))
    #expect(reading.unit == "江海省工程师学会")
    #expect(reading.engineers.count == 1 && reading.rejectedRows == 0)
  }
}
