import AccordTesting
import Contracts
import Foundation
import Testing
import Workbooks

@testable import IntakeService

/// What `accordctl template` writes is read without a complaint.
struct FormTemplateTests {
  @Test(arguments: [nil, "江海省工程师学会"])
  func anEmptyTemplateIsReadWithoutAWarning(unit: String?) throws {
    try withFolder { folder in
      try FormTemplate(unit: unit).workbook(createdAt: 1_744_767_000).write(to: folder + "/t.xlsx")
      let reading = FormReader.read([("t.xlsx", folder + "/t.xlsx")])
      #expect(reading.faults.isEmpty && reading.rowErrors.isEmpty, "\(reading.faults) \(reading.rowErrors)")
      #expect(Array(reading.engineers).isEmpty && reading.rejectedRows == 0)
      #expect(reading.specimenRows == 3)
      #expect(reading.unit == unit)
    }
  }

  /// Filled in by another program as a person would, from the drop-downs; and once more after LibreOffice has saved it.
  @Test func aFilledTemplateIsReadWithoutAWarning() async throws {
    try await withFolder { folder in
      try FormTemplate().workbook(createdAt: 1_744_767_000).write(to: folder + "/t.xlsx")
      let script = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        for name in ('已外派', '未来三年计划外派', '另附表'):
            book[name]['A2'] = book[name]['A2'].value + '江海省工程师学会'
        def fill(name, rows):
            page = book[name]
            for r, values in enumerate(rows):
                for c, value in enumerate(values):
                    if value is not None:
                        page.cell(7 + r, 1 + c).value = value
        fill('已外派', [
          [1, '江海第一工程有限公司（联系人：方圆，手机：13900000001）', '仰光大桥', '缅甸', '承包工程', '在建', 12, 30, 9,
           '蓝天', '13800000041', '土木工程类', '结构工程', '缅甸', '专业工程会员', '从事桥梁设计八年。', '本科/学士', '土木工程', 8, 3],
          [2, None, None, None, None, None, None, None, None,
           '白云', '13800000042', '地质工程类', '其它', '中国', '资深工程会员', '从事勘察。', '硕士研究生/硕士', '地质工程', 15.5, 6],
          [3, '江海第二工程有限公司', '河内地铁', '越南', '对外投资', '已完工等待验收移交', None, None, None, '见另附表'],
        ])
        fill('未来三年计划外派', [
          [1, '江海设计院', None, '中国香港特别行政区', '碧水', '13800000044', '计算机与应用类', '计算机与应用类', '中国',
           '资深工程会员', '软件开发。', '博士研究生/博士', '计算机', 12, 5],
        ])
        fill('另附表', [
          [1, '江海第二工程有限公司', '紫霞', '13800000045', '电气工程类', '轨道交通电气化专业', '越南', '专业工程会员', '接触网施工。',
           '大专', '电气化', 9, 4],
        ])
        book.save(sys.argv[2])
        """
      let run = try await CommandRun.run(
        try await PythonEnvironment.shared.python(), ["-c", script, folder + "/t.xlsx", folder + "/filled.xlsx"])
      #expect(run.status == 0, "\(run.errors)")
      try Self.check(folder + "/filled.xlsx")
      let convert = try await CommandRun.run(
        URL(filePath: "/usr/bin/env"),
        [
          "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
          "xlsx:Calc MS Excel 2007 XML", "--outdir", folder + "/out", folder + "/filled.xlsx",
        ])
      #expect(convert.status == 0, "deploy/bootstrap --tests installs LibreOffice: \(convert.errors)")
      try Self.check(folder + "/out/filled.xlsx")
    }
  }

  private static func check(_ path: String) throws {
    let reading = FormReader.read([("t.xlsx", path)])
    #expect(reading.faults.isEmpty && reading.rowErrors.isEmpty, "\(reading.faults) \(reading.rowErrors)")
    #expect(reading.unit == "江海省工程师学会")
    let people = Array(reading.engineers)
    #expect(people.map(\.person.name) == ["蓝天", "白云", "碧水", "紫霞"])
    #expect(
      people.map { String($0.person.phone.suffix(11)) } == ["13800000041", "13800000042", "13800000044", "13800000045"])
    #expect(people.map(\.dispatch) == [.dispatched, .dispatched, .planned, .dispatched])
    #expect(people.map(\.level) == [.professional, .senior, .senior, .professional])
    #expect(people.map(\.enterprise.name) == ["江海第一工程有限公司", "江海第一工程有限公司", "江海设计院", "江海第二工程有限公司"])
    #expect(people.map(\.project.country) == ["MM", "MM", "HK", "VN"])
    #expect(people.map(\.location) == ["MM", "CN", "CN", "VN"])
    #expect(people.allSatisfy { $0.specialty != nil })
    #expect(people.map(\.qualifications.relevantYears) == [8, 15.5, 12, 9])
    #expect(people.map(\.qualifications.significantYears) == [3, 6, 5, 4])
    #expect(people.map(\.qualifications.discipline) == ["土木工程", "地质工程", "计算机", "电气化"])
    #expect(people.map(\.qualifications.education) == ["本科/学士", "硕士研究生/硕士", "博士研究生/博士", "大专"])
    #expect(people.first?.project.type == .contracting && people.last?.project.status == .awaitingHandover)
  }

  /// Every entry of every list is one that intake knows.
  @Test func everyChoiceIsUnderstood() {
    for column in Set(FormTable.allCases.flatMap(\.columns)) {
      guard let texts = column.listedChoices else { continue }
      #expect(!texts.isEmpty)
      for text in texts {
        switch column {
        case .country, .plannedCountry, .location: #expect(CountryNames.shared.code(text) != nil, "\(text)")
        case .type: #expect(ProjectWords.type(text) != nil, "\(text)")
        case .status: #expect(ProjectWords.status(text) != nil, "\(text)")
        case .level: #expect(LevelName.parse(text) != nil, "\(text)")
        case .field:
          guard case .found = FieldNames.attachment1.match(text) else {
            Issue.record("\(text)")
            continue
          }
        default: break
        }
      }
    }
    for field in Taxonomy.attachment1.fields {
      for specialty in field.specialties {
        #expect(FieldNames.attachment1.specialty(specialty.name, of: field.code) == specialty.code)
      }
    }
  }

  private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
