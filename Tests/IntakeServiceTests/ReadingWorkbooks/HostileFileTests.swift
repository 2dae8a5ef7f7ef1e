import Foundation
import Testing

@testable import IntakeService

/// Every kind of file that is no readable workbook is refused by its own code, with a text that says what to do.
struct HostileFileTests {
  @Test(arguments: [
    ("absolute-path.xlsx", "forbiddenPath"), ("bare-doctype.xlsx", "forbiddenXML"),
    ("billion-laughs.xlsx", "forbiddenXML"), ("broken-zip.xlsx", "brokenArchive"), ("cut-off-xml.xlsx", "brokenXML"),
    ("empty.xlsx", "notAWorkbook"), ("encrypted.xlsx", "encrypted"), ("excel-97.xls", "legacyFormat"),
    ("external-entity.xlsx", "forbiddenXML"), ("missing-sheet-part.xlsx", "brokenArchive"),
    ("no-form.xlsx", "formNotFound"), ("not-a-workbook.xlsx", "notAWorkbook"), ("opendocument.xlsx", "legacyFormat"),
    ("scan.xlsx", "notAWorkbook"), ("symbolic-link.xlsx", "forbiddenPath"),
    ("ten-thousand-columns.xlsx", "tooManyColumns"), ("too-many-entries.xlsx", "archiveTooLarge"),
    ("undeclared-entity.xlsx", "brokenXML"), ("web-page.xls", "notAWorkbook"), ("word-97.doc", "notAWorkbook"),
    ("word-document.xlsx", "notAWorkbook"), ("zip-bomb-declared.xlsx", "archiveTooLarge"),
    ("zip-slip.xlsx", "forbiddenPath"),
  ])
  func isRefused(name: String, code: String) throws {
    let reading = FormReader.read([(file: name, path: try Fixture.path("BadInput/\(name)"))])
    #expect(reading.faults.map(\.code) == [code])
    #expect(reading.faults.first?.file == name)
    #expect(reading.engineers.isEmpty)
    let message = try #require(reading.faults.first?.message)
    #expect(["另存为", "重新提交", "新建", "取消密码"].contains { message.contains($0) }, "\(message)")
  }

  /// A size that the directory lies about is found out while unpacking.
  @Test func bombWithFalseSizesIsRefused() throws {
    let reading = FormReader.read([(file: "x", path: try Fixture.path("BadInput/zip-bomb-undeclared.xlsx"))])
    #expect(reading.faults.map(\.code) == ["archiveTooLarge"])
  }

  @Test func whatComesOutIsCountedNotOnlyWhatIsDeclared() throws {
    var limits = WorkbookLimits()
    limits.unpackedBytes = 3000
    try TinyWorkbook(sheets: [.init("S", [["a"]])]).withFile { path in
      _ = try WorkbookReader(path: path, limits: limits)
    }
    let large = TinyWorkbook(sheets: [.init("S", [[String(repeating: "a", count: 4000)]])])
    try large.withFile { path in
      #expect(throws: WorkbookFault.archiveTooLarge) { try WorkbookReader(path: path, limits: limits) }
    }
  }

  @Test func limitsOfSizeRowsAndSheetsHold() throws {
    var limits = WorkbookLimits()
    limits.rows = 3
    limits.sheets = 1
    let rows = Array(repeating: ["x" as String?], count: 4)
    try TinyWorkbook(sheets: [.init("长表", rows)]).withFile { path in
      let workbook = try WorkbookReader(path: path, limits: limits)
      #expect(throws: WorkbookFault.tooManyRows(sheet: "长表", limit: 3)) {
        try workbook.rows(of: workbook.sheets[0]) { _ in }
      }
    }
    try TinyWorkbook(sheets: [.init("a"), .init("b")]).withFile { path in
      #expect(throws: WorkbookFault.tooManySheets(limit: 1)) { try WorkbookReader(path: path, limits: limits) }
    }
    limits.fileBytes = 10
    try TinyWorkbook(sheets: [.init("a")]).withFile { path in
      #expect(throws: WorkbookFault.fileTooLarge(limit: 10)) { try WorkbookReader(path: path, limits: limits) }
    }
  }

  /// Rows that were only formatted, down to the last one that a sheet has, are no content.
  @Test func emptyRowsDoNotCount() throws {
    var limits = WorkbookLimits()
    limits.rows = 3
    var sheet = TinyWorkbook.Sheet("S", [["x"]])
    for row in 2...2000 { sheet[row, 1] = .xml("<c r=\"A\(row)\" s=\"1\"/>") }
    try TinyWorkbook(sheets: [sheet]).withFile { path in
      let workbook = try WorkbookReader(path: path, limits: limits)
      var rows = 0
      try workbook.rows(of: workbook.sheets[0]) { _ in rows += 1 }
      #expect(rows == 1)
    }
  }
}
