import Testing

@testable import IntakeService

struct WorkbookReaderTests {
  private func rows(_ workbook: TinyWorkbook, sheet: Int = 0) throws -> [SheetRow] {
    try workbook.withFile { path in
      let reader = try WorkbookReader(path: path)
      var rows: [SheetRow] = []
      try reader.rows(of: reader.sheets[sheet]) { rows.append($0) }
      return rows
    }
  }

  private func texts(_ cells: [TinyWorkbook.Value], parts: [String: String] = [:]) throws -> [String] {
    var sheet = TinyWorkbook.Sheet("S")
    for (index, cell) in cells.enumerated() { sheet[1, index + 1] = cell }
    return try rows(TinyWorkbook(sheets: [sheet], parts: parts)).first?.cells.map(\.text) ?? []
  }

  @Test func everyKindOfCellIsReadAsAPersonSeesIt() throws {
    let found = try texts([
      .text("甲 & <乙>"), .number("46"), .number("1.3800000001E10"), .number("13800000001"), .number("5.5"),
      .number("0.1"), .boolean(true), .xml("<c r=\"H1\" t=\"e\"><v>#N/A</v></c>"),
      .xml("<c r=\"I1\" t=\"str\"><f>A1&amp;\"x\"</f><v>甲x</v></c>"), .xml("<c r=\"J1\"><f>4+6</f><v>10</v></c>"),
      .xml("<c r=\"K1\" t=\"d\"><v>2016-07-01</v></c>"),
      .xml("<c r=\"L1\" t=\"inlineStr\"><is><r><t>王</t></r><r><t>建国</t></r><rPh><t>wang</t></rPh></is></c>"),
    ])
    #expect(
      found == [
        "甲 & <乙>", "46", "13800000001", "13800000001", "5.5", "0.1", "TRUE", "#N/A", "甲x", "10", "2016-07-01", "王建国",
      ])
  }

  @Test func sharedStringsJoinRunsAndLeavePhoneticsOut() throws {
    let strings = """
      <x:sst xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:si><x:t>普通</x:t></x:si>\
      <x:si><x:r><x:rPr/><x:t xml:space="preserve">富 </x:t></x:r><x:r><x:t>文本</x:t></x:r>\
      <x:rPh sb="0" eb="1"><x:t>フ</x:t></x:rPh></x:si></x:sst>
      """
    let found = try texts(
      [
        .xml("<c r=\"A1\" t=\"s\"><v>1</v></c>"), .xml("<c r=\"B1\" t=\"s\"><v>0</v></c>"),
      ],
      parts: ["xl/sharedStrings.xml": strings])
    #expect(found == ["富 文本", "普通"])
  }

  @Test func numbersWithADateStyleAreDates() throws {
    let styles = """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>\
      <numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>\
      <numFmt numFmtId="165" formatCode="0&quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
      """
    let cells = (0...3).map { TinyWorkbook.Value.xml("<c s=\"\($0)\"><v>42552</v></c>") }
    #expect(try texts(cells, parts: ["xl/styles.xml": styles]) == ["42552", "2016-07-01", "2016-07-01", "42552"])
  }

  @Test func rowsAndCellsWithoutReferencesFollowOneAnother() throws {
    let sheet = """
      <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>\
      <x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row><x:row r="7"><x:c r="D7"><x:v>3</x:v></x:c>\
      <x:c><x:v>4</x:v></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>
      """
    let found = try rows(TinyWorkbook(sheets: [.init("S")], parts: ["xl/worksheets/page0.xml": sheet]))
    #expect(found.map(\.number) == [1, 7, 8])
    #expect(found.map { $0.cells.map(\.column) } == [[1, 3], [4, 5], [1]])
    #expect(found.map { $0.cells.map(\.text) } == [["1", "2"], ["3", "4"], ["5"]])
  }

  @Test func sheetsAreFoundThroughRelationsInTheOrderOfTheTabs() throws {
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let workbook = TinyWorkbook(
      sheets: [.init("一", [["1"]]), .init("二 & 三", [["2"]])],
      parts: [
        "xl/_rels/workbook.xml.rels": """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="s0" Type="\(relations)/worksheet" Target="/xl/worksheets/page1.xml"/>\
        <Relationship Id="s1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" \
        Target="./extra/../worksheets/page0.xml"/></Relationships>
        """
      ])
    try workbook.withFile { path in
      let reader = try WorkbookReader(path: path)
      #expect(reader.sheets.map(\.name) == ["一", "二 & 三"])
      #expect(reader.sheets.map(\.path) == ["xl/worksheets/page1.xml", "xl/worksheets/page0.xml"])
    }
    #expect(try rows(workbook).map { $0.cells.map(\.text) } == [["2"]])
  }

  @Test func hiddenSheetsRowsAndMergesAreTold() throws {
    var sheet = TinyWorkbook.Sheet("S", [["a"], ["b"]])
    sheet.isHidden = true
    sheet.hiddenRows = [2]
    sheet.merges = ["B7:B9", "A1:C2"]
    let workbook = TinyWorkbook(sheets: [sheet, .init("T")])
    #expect(try rows(workbook).map(\.isHidden) == [false, true])
    try workbook.withFile { path in
      let reader = try WorkbookReader(path: path)
      #expect(reader.sheets.map(\.isHidden) == [true, false])
      let merges = try reader.mergedRegions(of: reader.sheets[0])
      #expect(merges.map(\.firstRow) == [1, 7])
      #expect(merges[1].lastRow == 9 && merges[1].firstColumn == 2)
    }
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")])
  func columnsHaveLetters(number: Int, letters: String) {
    #expect(CellReference.letters(number) == letters)
    #expect(CellReference("\(letters)12".utf8) == CellReference(column: number, row: 12))
  }

  /// The same form, written by three programs in their own ways.
  @Test(arguments: ["openpyxl", "xlsxwriter", "libreoffice"])
  func programsWriteTheSameForm(program: String) throws {
    let reading = FormReader.read([(file: "f.xlsx", path: try Fixture.path("Programs/\(program).xlsx"))])
    #expect(reading.faults.isEmpty && reading.rowErrors.isEmpty, "\(reading.rowErrors)")
    #expect(reading.unit == "远洋省工程师协会")
    #expect(reading.engineers.map(\.person.name) == ["蓝天", "白云"])
    #expect(reading.engineers.map(\.person.phone) == ["13800000041", "13800000042"])
    #expect(reading.engineers.map(\.location) == ["KH", "KH"])
    #expect(reading.engineers.map(\.qualifications.relevantYears) == [10, 15.5])
    #expect(reading.engineers.map(\.level) == [.professional, .senior])
    #expect(reading.engineers.allSatisfy { $0.project.name == "北部高速公路二期" && $0.enterprise.contact == "方圆" })
    #expect(reading.engineers.allSatisfy { $0.enterprise.phone == "13800000401" })
    #expect(reading.engineers.first?.experience == "从事路基设计 & 施工 <10年。")
  }

  /// Only a draft that stands beside its final version is left out; what is said in brackets is a remark.
  @Test(arguments: [
    (["初稿", "定稿"], ["初稿"]), (["初稿", "附件3（定稿）", "Sheet3"], ["初稿"]), (["初稿", "定稿（根据初稿修改）"], ["初稿"]),
    (["草稿（定稿后另发）"], []), (["草稿（定稿后另发）", "Sheet2"], []), (["初稿", "初稿修改后终稿"], ["初稿"]),
    (["附件3（初稿）", "附件3（最终版）"], ["附件3（初稿）"]),
    (["初稿", "草稿"], []),
  ])
  func theFinalVersionIsNeverLeftOutWithTheDraft(names: [String], superseded: [String]) throws {
    try TinyWorkbook(sheets: names.map { TinyWorkbook.Sheet($0, [["姓名"]]) }).withFile { path in
      let sheets = try WorkbookReader(path: path).sheets
      #expect(sheets.filter(\.isSuperseded).map(\.name) == superseded)
    }
  }
}
