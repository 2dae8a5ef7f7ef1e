import AccordTesting
import Foundation
import Testing

@testable import Workbooks

/// What is written is read by another program.
struct WorkbookDraftTests {
  private static func draft() -> WorkbookDraft {
    var sheet = SheetDraft("已外派")
    sheet[1, 1] = CellDraft("标题", style: CellStyle(isBold: true, fill: 0xFFF2CC, alignment: .center))
    sheet.merges = [CellRange(rows: 1...1, columns: 1...4)]
    for (index, text) in ["=1+1", "+86 138", "-5", "@x", "\t=1", "\r=1"].enumerated() {
      sheet[index + 2, 1] = CellDraft(text)
    }
    sheet[2, 2] = CellDraft("请填写", style: CellStyle(isUnlocked: true), comment: "第 B 列：缺少电话")
    sheet[3, 2] = CellDraft("", style: CellStyle(fill: 0xFFC7CE))
    sheet.columns = [1: .init(width: 20), 3: .init(width: 8, isHidden: true)]
    sheet.rows = [5: .init(height: 30), 7: .init(isHidden: true)]
    sheet.choices = [
      CellChoices(CellRange(rows: 2...9, columns: 2...2), .list(["专业", "资深"]), title: "级别", hint: "从列表中选择"),
      CellChoices(
        CellRange(rows: 2...9, columns: 4...4), .list((1...60).map { "很长的专业类别名称第\($0)项" }), strictness: .questioned),
    ]
    sheet.frozen = (1, 1)
    sheet.isProtected = true
    sheet.printing = .init(headingRows: 1...1)
    return WorkbookDraft(title: "附件3", sheets: [sheet, SheetDraft("标识", isHidden: true)], createdAt: 1_744_767_000)
  }

  private func withFile(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString).xlsx").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
  }

  @Test func anotherProgramFindsWhatWasWritten() async throws {
    try await withFile { path in
      try Self.draft().write(to: path)
      let script = """
        import json, sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        s = book['已外派']
        print(json.dumps({
          'states': [[x.title, x.sheet_state] for x in book],
          'texts': [[s.cell(r, 1).value, s.cell(r, 1).data_type, s.cell(r, 1).number_format] for r in range(2, 8)],
          'merges': [str(m) for m in s.merged_cells.ranges], 'title': s['A1'].value, 'bold': s['A1'].font.b,
          'fill': s['B3'].fill.fgColor.rgb, 'blank': s['B3'].value, 'comment': s['B2'].comment.text,
          'locked': [s['A2'].protection.locked, s['B2'].protection.locked], 'protected': s.protection.sheet,
          'width': round(s.column_dimensions['A'].width), 'hiddenColumn': s.column_dimensions['C'].hidden,
          'height': s.row_dimensions[5].height, 'hiddenRow': s.row_dimensions[7].hidden, 'freeze': s.freeze_panes,
          'choices': [[str(v.sqref), v.formula1, v.errorStyle, v.promptTitle] for v in s.data_validations.dataValidation],
          'last': book['选项']['A60'].value, 'print': [s.page_setup.orientation, s.print_title_rows],
        }, ensure_ascii=False, sort_keys=True))
        """
      let run = try await CommandRun.run(try await PythonEnvironment.shared.python(), ["-c", script, path])
      #expect(run.status == 0, "\(run.errors)")
      let read = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      func shown(_ key: String) -> String {
        guard let value = read[key],
          let data = try? JSONSerialization.data(
            withJSONObject: value, options: [.fragmentsAllowed, .withoutEscapingSlashes])
        else { return "" }
        return String(decoding: data, as: UTF8.self)
      }
      #expect(shown("states") == #"[["已外派","visible"],["标识","hidden"],["选项","hidden"]]"#)
      // Strings, none of them a formula, and text when they are edited.
      #expect(
        shown("texts")
          == ##"[["=1+1","s","@"],["+86 138","s","@"],["-5","s","@"],["@x","s","@"],["\t=1","s","@"],["_x000D_=1","s","@"]]"##
      )
      #expect(shown("merges") == #"["A1:D1"]"# && shown("title") == #""标题""# && shown("bold") == "true")
      #expect(shown("fill") == #""FFFFC7CE""# && shown("blank") == "null")
      #expect(shown("comment") == #""第 B 列：缺少电话""#)
      #expect(shown("locked") == "[true,false]" && shown("protected") == "true")
      #expect(shown("width") == "21" || shown("width") == "20")
      #expect(shown("hiddenColumn") == "true" && shown("height") == "30" && shown("hiddenRow") == "true")
      #expect(shown("freeze") == #""B2""#)
      #expect(
        shown("choices")
          == ##"[["B2:B9","\"专业,资深\"",null,"级别"],["D2:D9","'选项'!$A$1:$A$60","warning",null]]"##)
      #expect(shown("last") == #""很长的专业类别名称第60项""#)
      #expect(shown("print") == ##"["landscape","$1:$1"]"##)
    }
  }

  @Test func theSameDraftGivesTheSameBytes() async throws {
    try await withFile { one in
      try await withFile { other in
        try Self.draft().write(to: one)
        try Self.draft().write(to: other)
        #expect(FileManager.default.contents(atPath: one) == FileManager.default.contents(atPath: other))
      }
    }
  }

  @Test func whatCannotBeWrittenIsSaidWithoutItsText() {
    let badName = WorkbookDraft(title: "t", sheets: [SheetDraft("a/b")], createdAt: 0)
    #expect(throws: WorkbookWritingError.self) { try badName.write(to: "/tmp/accord-never.xlsx") }
    var sheet = SheetDraft("s")
    sheet[1, 1] = CellDraft(String(repeating: "张", count: 40_000))
    let tooLong = WorkbookDraft(title: "t", sheets: [sheet], createdAt: 0)
    let error = #expect(throws: WorkbookWritingError.self) { try tooLong.write(to: "/tmp/accord-never.xlsx") }
    #expect(error?.part == "sheet s" && error?.description.contains("张") == false)
    #expect(throws: WorkbookWritingError.self) {
      try WorkbookDraft(title: "t", sheets: [SheetDraft("s")], createdAt: 0).write(to: "/nowhere/t.xlsx")
    }
  }
}
