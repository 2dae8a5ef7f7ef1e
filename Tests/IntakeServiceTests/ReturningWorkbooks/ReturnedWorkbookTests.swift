import AccordTesting
import Contracts
import Foundation
import Testing

@testable import IntakeService

struct ReturnedWorkbookTests {
  private static let fault = "FFFFC8CD"

  @Test func aUnitsOwnWorkbookComesBackMarkedAndOtherwiseAsItWas() async throws {
    let sent = try Fixture.path("Marking/rich.xlsx")
    try await Marking.run(sent) { marking in
      #expect(marking.columns == ["已外派": 16])
      // The whole merged area of the country shows its first cell's fill.
      let marked = ["K7", "L8", "D6", "F15", "I15"]
      let found = try await marking.compare(with: sent, marked: ["已外派": marked])
      #expect(found.differences.isEmpty)
      // Somebody had set it to 20: five lines show whole; the 45 of the row above are enough.
      #expect(found.raised.keys.sorted() == ["已外派 8"] && found.raised["已外派 8"].map { (80...110).contains($0) } == true)
      #expect(found.touched.sorted() == ["xl/styles.xml", "xl/worksheets/sheet1.xml"])
      #expect(found.fills["已外派"]?.keys.sorted() == marked.sorted())
      #expect(found.fills["已外派"]?.values.allSatisfy { $0 == Self.fault } == true)
      #expect(found.texts("已外派", 5) == ["处理结果", "说明"] && found.texts("已外派", 13) == ["处理结果", "说明"])
      #expect(found.texts("已外派", 6).first == "已受理" && found.texts("已外派", 14) == ["已受理"])
      #expect(found.texts("已外派", 6).last?.hasPrefix("D 列：项目所在国家（地区）“亚特兰蒂斯”") == true)
      #expect(found.texts("已外派", 7) == ["未受理", "K 列：缺少联系方式。请填写该工程师本人的 11 位手机号码。"])
      #expect(found.texts("已外派", 8).last?.hasPrefix("L 列：“航天工程类”不在附件1的 12 个工程技术领域内") == true)
      #expect(found.texts("已外派", 15).last?.split(separator: "\n").count == 2, "each fault of the row")
      // Texts, whatever they begin with, and they stay texts.
      #expect(found.ours["已外派"]?.values.joined().allSatisfy { $0.type != "f" && $0.format == "@" } == true)
    }
  }

  @Test func prefixesAndMissingReferencesAreNoHindrance() async throws {
    let sent = try Fixture.path("Marking/prefixed.xlsx")
    try await Marking.run(sent) { marking in
      #expect(marking.columns == ["名单": 11])
      let found = try await marking.compare(with: sent, marked: ["名单": ["F5", "I5"]])
      #expect(found.differences.isEmpty)
      #expect(found.fills["名单"] == ["F5": Self.fault, "I5": Self.fault])
      #expect(found.texts("名单", 3) == ["处理结果", "说明"] && found.texts("名单", 4) == ["已受理"])
      #expect(found.texts("名单", 5).first == "未受理")
    }
  }

  @Test(arguments: ["openpyxl", "xlsxwriter", "libreoffice"])
  func workbooksOfManyProgramsComeBack(program: String) async throws {
    let sent = try Fixture.path("Programs/\(program).xlsx")
    try await Marking.run(sent) { marking in
      let found = try await marking.compare(with: sent, marked: [:])
      #expect(found.differences.isEmpty)
      #expect(found.texts("附件3", 3) == ["处理结果", "说明"])
      #expect(found.texts("附件3", 4) == ["已受理"] && found.texts("附件3", 5) == ["已受理"])
    }
  }

  @Test(arguments: ["01-one-sheet.xlsx", "02-attached-table.xlsx", "03-with-errors.xlsx"])
  func theFixturesComeBack(name: String) async throws {
    let sent = try Fixture.path(name)
    try await Marking.run(sent) { marking in
      var marked: [String: [String]] = [:]
      for error in marking.reading.rowErrors { marked[error.sheet, default: []].append("\(error.column)\(error.row)") }
      let found = try await marking.compare(with: sent, marked: marked)
      #expect(found.differences.isEmpty)
      for engineer in marking.reading.engineers {
        #expect(found.texts(engineer.origin.sheet, engineer.origin.row).first == "已受理")
      }
    }
  }

  /// The returned workbook, corrected or not, is read as the one that was sent: neither our columns nor our marks are data.
  @Test func whatComesBackIsReadAsWhatWasSentWhateverTheMess() async throws {
    for seed in UInt64(1)...60 {
      for file in MessyForm(seed: seed).files {
        var file = file
        // Formats, so that marks have something to be added to; every other form goes without.
        if seed % 2 == 0 { file.parts["xl/styles.xml"] = Self.styles }
        let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString).xlsx").path()
        try file.bytes().write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        // A file of a form in several files may hold no table that says enough by itself.
        guard FormReader.read([(file: "f.xlsx", path: path)]).faults.isEmpty else { continue }
        try await Marking.run(path) { first in
          let again = try Marking.mark(first.path, in: first.path + ".again.folder", making: true)
          for (one, other) in [(first, again)] {
            #expect(Array(one.reading.engineers) == Array(other.reading.engineers), "seed \(seed)")
            #expect(one.reading.rowErrors == other.reading.rowErrors, "seed \(seed)")
            #expect(one.reading.rejectedRows == other.reading.rejectedRows, "seed \(seed)")
            #expect(one.columns == other.columns, "seed \(seed): the two columns are used again")
          }
          // Marked twice is marked once: nothing is left of the first time but what is said again.
          let texts = try [first, again].map { try Self.texts($0) }
          #expect(texts[0] == texts[1], "seed \(seed)")
        }
      }
    }
  }

  @Test func whatWasMendedIsNoLongerMarked() async throws {
    let sent = try Fixture.path("Marking/rich.xlsx")
    try await Marking.run(sent) { first in
      let script = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        page = book['已外派']
        page['K7'], page['L8'], page['D6'] = '13800000042', '土木工程类', '柬埔寨'
        book.save(sys.argv[2])
        """
      let mended = first.path + ".mended.xlsx"
      let run = try await CommandRun.run(
        try await PythonEnvironment.shared.python(), ["-c", script, first.path, mended])
      #expect(run.status == 0, "\(run.errors)")
      try await Marking.run(mended) { second in
        #expect(second.reading.engineers.map(\.person.name) == ["蓝天", "白云", "青山", "碧水"])
        #expect(!second.reading.rowErrors.contains { $0.code == "unknownHeading" })
        let found = try await second.compare(with: mended, marked: ["已外派": ["K7", "L8", "D6", "F15", "I15"]])
        #expect(found.differences.isEmpty)
        let fills = try #require(found.fills["已外派"])
        #expect(["K7", "L8", "D6"].allSatisfy { fills[$0] != Self.fault }, "\(fills)")
        #expect(["F15", "I15"].allSatisfy { fills[$0] == Self.fault })
        #expect(found.texts("已外派", 7) == ["已受理"] && found.texts("已外派", 15).first == "未受理")
      }
    }
  }

  @Test func theSameMarksGiveTheSameBytes() async throws {
    let sent = try Fixture.path("03-with-errors.xlsx")
    try await Marking.run(sent) { one in
      try await Marking.run(sent) { other in
        #expect(FileManager.default.contents(atPath: one.path) == FileManager.default.contents(atPath: other.path))
      }
    }
  }

  /// Formulas, controls and words that look like escapes are texts and nothing else.
  @Test func textsOfOursAreInert() async throws {
    let sent = try Fixture.path("01-one-sheet.xlsx")
    let texts = [
      "=HYPERLINK(\"http://x\")", "+86", "-1", "@SUM(1)", "\t=1", "<a>&\"'", "_x0041_", "\u{1}坏\u{FFFE}", "第一行\n第二行",
    ]
    let reading = FormReader.read([(file: "f.xlsx", path: sent)])
    let rows = Set(reading.engineers.map(\.origin.row)).sorted()
    var placed = SheetMarks()
    for (row, text) in zip(rows, texts) { placed.rows[row] = SheetMarks.Row(result: text, note: text, isOpen: true) }
    let sheet = try #require(reading.engineers.first?.origin.sheet)
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let target = folder + "/r.xlsx"
    let columns = try ReturnedWorkbook(marks: [sheet: placed], limits: WorkbookLimits()).write(
      sent, to: target, scratch: folder)
    let marking = Marking(reading: reading, marks: [:], columns: columns, path: target)
    let found = try await marking.compare(with: sent, marked: [:])
    #expect(found.differences.isEmpty)
    for (row, text) in zip(rows, texts) {
      // openpyxl does not undo OOXML's escape of an escape; the control character cannot be in XML at all.
      let expected = text == "_x0041_" ? "_x005F_x0041_" : text == "\u{1}坏\u{FFFE}" ? "坏" : text
      #expect(found.texts(sheet, row) == [expected, expected], "row \(row)")
    }
    #expect(found.ours[sheet]?.values.joined().allSatisfy { $0.type == "s" || $0.type == "inlineStr" } == true)
  }

  /// Not every program finds the height of a row as it opens a file (LibreOffice does not).
  @Test func longTextsShowWhole() async throws {
    let sent = try Fixture.path("03-with-errors.xlsx")
    try await Marking.run(sent) { marking in
      let found = try await marking.compare(with: sent, marked: ["附件3": ["K7", "J8", "J9", "M10", "N11"]])
      let heights = try #require(found.heights["附件3"])
      // Row 7: four lines of ours; row 11: 384 characters of the unit's own in a column of 13.
      #expect(heights["7"].map { (65...120).contains($0) } == true, "\(heights)")
      #expect(heights["11"].map { $0 > 60 } == true)
      #expect(heights["12"] == nil, "one line needs nothing")
    }
  }

  @Test func libreOfficeOpensIt() async throws {
    for name in ["Marking/rich.xlsx", "Marking/prefixed.xlsx", "03-with-errors.xlsx"] {
      try await Marking.run(try Fixture.path(name)) { marking in
        let folder = marking.path + ".out"
        let run = try await CommandRun.run(
          URL(filePath: "/usr/bin/env"),
          [
            "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1", "--outdir", folder,
            marking.path,
          ])
        #expect(run.status == 0, "deploy/bootstrap --tests installs LibreOffice: \(run.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".csv") }
        let text = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }.joined()
        #expect(text.contains("处理结果,说明") && text.contains("已受理") && text.contains("未受理"), "\(name)")
      }
    }
  }

  @Test(arguments: [
    "BadInput/excel-97.xls", "BadInput/cut-off-xml.xlsx", "BadInput/billion-laughs.xlsx",
    "BadInput/zip-bomb-declared.xlsx",
    "BadInput/no-form.xlsx", "BadInput/scan.xlsx",
  ])
  func whatCannotBeMarkedIsSaidAndDoesNoHarm(name: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var marks = SheetMarks()
    marks.rows[2] = SheetMarks.Row(result: "已受理", note: "", isOpen: false)
    let book = ReturnedWorkbook(marks: ["S": marks, "Sheet1": marks], limits: WorkbookLimits())
    let error = #expect(throws: ReturnFault.self) {
      try book.write(try Fixture.path(name), to: folder + "/r.xlsx", scratch: folder)
    }
    #expect(error == .unreadable || error == .unusual)
  }

  // MARK: Parts

  /// All that our columns say, and which cells are marked.
  private static func texts(_ marking: Marking) throws -> [String: [String: String]] {
    var wider = WorkbookLimits()
    wider.columns += 2
    let workbook = try WorkbookReader(path: marking.path, limits: wider)
    var found: [String: [String: String]] = [:]
    for sheet in workbook.sheets {
      guard let column = marking.columns[sheet.name] else { continue }
      let box = TextBox()
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
        for cell in row.cells where cell.column == column || cell.column == column + 1 {
          box.texts["\(cell.column) \(row.number)"] = cell.text
        }
      }
      found[sheet.name] = box.texts
    }
    return found
  }

  private final class TextBox {
    var texts: [String: String] = [:]
  }

  private static let styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font/></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
    + "</fills><borders count=\"1\"><border/></borders><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
    + "borderId=\"0\"/></cellXfs></styleSheet>"
}

extension Marking {
  static func mark(_ path: String, in folder: String, making: Bool) throws -> Marking {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return try mark(path, in: folder)
  }
}
