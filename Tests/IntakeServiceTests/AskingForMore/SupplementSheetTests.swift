import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@testable import IntakeService

/// The workbook as another program has it, and as it comes back from one.
struct SupplementSheetTests {
  private struct Look: Decodable {
    var sheets: [String]
    var states: [String]
    var isProtected: Bool
    var hidden: [String]
    var unlocked: [String]
    var locked: Int
    var choices: [String: [String]]
    var formulas: Int
    var texts: [[String?]]
  }

  private static let script = """
    import json, sys, openpyxl
    from openpyxl.utils import range_boundaries
    book = openpyxl.load_workbook(sys.argv[1])
    sheet = book.worksheets[0]
    cells = [c for row in sheet.iter_rows() for c in row]
    lists = {}
    for rule in sheet.data_validations.dataValidation:
        text = rule.formula1.lstrip('=')
        if text.startswith('"'):
            values = text.strip('"').split(',')
        else:
            name, area = text.replace("'", '').replace('$', '').split('!')
            c1, r1, c2, r2 = range_boundaries(area)
            values = [book[name].cell(r, c1).value for r in range(r1, r2 + 1)]
        lists[str(rule.sqref)] = values
    if len(sys.argv) > 2:
        headings = {str(c.value).split('（')[0]: c.column for c in sheet[4] if c.value}
        for row in sheet.iter_rows(min_row=5):
            values = json.loads(sys.argv[3]).get(row[2].value, {})
            for heading, value in values.items():
                sheet.cell(row[0].row, headings[heading]).value = value
        book.save(sys.argv[2])
    print(json.dumps({
        'sheets': book.sheetnames, 'states': [s.sheet_state for s in book.worksheets],
        'isProtected': bool(sheet.protection.sheet),
        'hidden': [k for k, d in sheet.column_dimensions.items() if d.hidden],
        'unlocked': [c.coordinate for c in cells if not c.protection.locked],
        'locked': sum(c.protection.locked for c in cells if c.row > 4 and c.value is not None), 'choices': lists,
        'formulas': sum(c.data_type == 'f' for c in cells),
        'texts': [[c.value and str(c.value) for c in row] for row in sheet.iter_rows(max_row=6)]}))
    """

  private static func person(_ number: Int, _ name: String, enterprise: String = "示例公司") -> Candidate {
    var candidate = Candidate.sample(id: "0196a000-0000-7000-8000-00000000000\(number)")
    candidate.person.name = name
    candidate.enterprise.name = enterprise
    candidate.qualifications = .init()
    return candidate
  }

  private static func run(_ path: String, _ arguments: String...) async throws -> Look {
    let python = try await PythonEnvironment.shared.python()
    // A kept file has no ending in its name, which openpyxl asks for.
    let named = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString).xlsx").path
    try FileManager.default.copyItem(atPath: path, toPath: named)
    defer { try? FileManager.default.removeItem(atPath: named) }
    let run = try await CommandRun.run(python, ["-c", script, named] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Look.self, from: Data(run.output.utf8))
  }

  @Test func onlyTheAskedCellsAreOpenAndNothingIsAFormula() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([
        Self.person(1, "王建国", enterprise: "=HYPERLINK(\"http://evil\")"), Self.person(2, "李慧敏"),
      ])
      try desk.ask(people[0], ["N1.2"])
      try desk.ask(people[1], ["N1.1", "N1.3.3"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      let mail = try #require(try desk.mails().first)
      let path = desk.blobs.path(try #require(mail.attachments.first).blob.sha256)
      let look = try await Self.run(path)
      #expect(look.sheets.first == "补充材料" && look.states.first == "visible")
      #expect(look.states.dropFirst().allSatisfy { $0 == "hidden" })
      #expect(look.isProtected && look.hidden == ["A"] && look.formulas == 0)
      #expect(look.texts[0][0]?.hasPrefix("AW1-") == true && look.texts[0][1] == SupplementSheet.title)
      #expect(look.texts[1][1] == "推荐单位：江海省工程师学会")
      #expect(
        look.texts[3] == [
          "行标识（请勿改动）", "序号", "姓名", "企业名称", "所在领域", "需补充的内容", "专业类别", "最高学历", "学位", "所学专业", "毕业时间（如2012年7月）",
          "外派情况", "项目所在国家（地区）", "境外项目名称", "说明（可不填）", "回复期限",
        ])
      #expect(look.unlocked == ["H5", "I5", "J5", "K5", "O5", "G6", "L6", "M6", "N6", "O6"])
      #expect(look.texts[4][3] == "=HYPERLINK(\"http://evil\")", "a text, and shown as it was written")
      #expect(look.choices["H5"] == SupplementLists.education && look.choices["I5"] == SupplementLists.degrees)
      #expect(look.choices["G6"] == FieldNames.attachment1.specialtyNames(of: "hydraulic"))
      #expect(look.choices["L6"] == ["已外派", "未来三年计划外派"])
      let countries = try #require(look.choices["M6"])
      #expect(
        countries.contains("缅甸") && countries.contains("老挝") && !countries.contains("中国") && countries.count > 200)
      // Every choice is one that is read back.
      for country in countries { #expect(CountryNames.shared.code(country) != nil, "\(country)") }
    }
  }

  @Test func whatOpenpyxlSavedIsTaken() async throws {
    try await SupplementDesk.open { desk in
      let person = try desk.recommend([Self.person(1, "王建国")])[0]
      try desk.ask(person, ["N1.2", "N1.3.1"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      let path = desk.blobs.path(
        try #require(try desk.mails().first?.attachments.first).blob.sha256)
      let out = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString).xlsx").path
      defer { try? FileManager.default.removeItem(atPath: out) }
      _ = try await Self.run(
        path, out, #"{"王建国": {"最高学历": "本科", "所学专业": "土木工程", "相关专业工作年限": 6, "重要工程工作年限": 2.5}}"#)
      let view = try desk.takeBack(path: out)
      #expect(view.supplements == SupplementCounts(supplemented: 1) && view.rowErrors.isEmpty && view.faults.isEmpty)
      #expect(
        try desk.supplemented().map(\.supplement.qualifications) == [
          .init(education: "本科", discipline: "土木工程", relevantYears: 6, significantYears: 2.5)
        ])
    }
  }
}
