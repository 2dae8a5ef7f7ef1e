import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing
import Workbooks

@testable import IntakeService

/// The sign-in sheet goes out as a workbook and comes back by its ids (N2.2).
struct SignInSheetTests {
  private static let briefing = Briefing(
    id: "01963be4-8080-7000-8000-0000000000b1", title: "宣讲会", startsAt: SupplementDesk.start,
    endsAt: SupplementDesk.time(days: 0, hours: 2), timeZone: "Asia/Shanghai", place: "北京", fields: ["civil"])

  private static func people(_ number: Int) -> [InvitedView] {
    (1...number).map { index in
      InvitedView(
        candidateID: "0196a000-0000-7000-8000-\(String(100_000_000_000 + index))",
        // A name as nobody has it: a spreadsheet must not reckon with it.
        person: index == 2 ? "=1+1" : "甲\(index)", unit: "示例学会", enterprise: "示例公司", field: "civil",
        level: .professional, state: .invited, since: SupplementDesk.start)
    }
  }

  private func withFile<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString).xlsx").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
  }

  private func read(_ path: String) throws -> SignInReading {
    let file = try #require(FileManager.default.contents(atPath: path))
    return try SignInSheetReading(limits: WorkbookLimits()).read(.init(workbook: file.base64EncodedString()))
  }

  @Test func aPersonFillsItInWithAnotherProgramAndItIsReadByItsIds() async throws {
    try await withFile { path in
      let people = Self.people(6)
      try SignInSheet(Self.briefing, people: people).workbook(createdAt: 1_744_767_000).write(to: path)
      #expect(try read(path) == SignInReading(briefingID: Self.briefing.id))
      // Sorted otherwise, with a column put in front, some words of people's own, and one id lost.
      let script = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book.worksheets[0]
        head = next(row for row in sheet.iter_rows() if any(c.value == '姓名' for c in row))[0].row
        columns = {c.value: c.column for c in sheet[head]}
        assert sheet.column_dimensions['A'].hidden and sheet.cell(head + 2, columns['姓名']).data_type == 's'
        assert not sheet.cell(head + 1, columns['到会情况']).protection.locked
        for offset, word in enumerate(['到会', ' 未到 ', '不详', '', '√', '来了']):
            sheet.cell(head + 1 + offset, columns['到会情况']).value = word
        sheet.cell(head + 5, 1).value = None
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=head + 1, max_row=head + 6)]
        for offset, row in enumerate(reversed(rows)):
            for column, value in enumerate(row, 1):
                sheet.cell(head + 1 + offset, column).value = value
        book.save(sys.argv[1])
        """
      let run = try await CommandRun.run(try await PythonEnvironment.shared.python(), ["-c", script, path])
      try #require(run.status == 0, "\(run.errors)")
      let reading = try read(path)
      #expect(reading.briefingID == Self.briefing.id)
      #expect(
        reading.entries == [
          .init(candidateID: people[2].candidateID, attendance: .unknown),
          .init(candidateID: people[1].candidateID, attendance: .absent),
          .init(candidateID: people[0].candidateID, attendance: .present),
        ])
      #expect(
        reading.faults == [
          "第 5 行：到会情况须为到会、未到或不详，未登记",
          "第 6 行：没有候选人编号，未登记；请用 accordctl briefings sheet 所写的表",
        ])
    }
  }

  @Test func whatWasRecordedStandsInTheNextSheet() async throws {
    try await withFile { path in
      var people = Self.people(2)
      people[0].attendance = .absent
      people[0].recordedBy = "李登记"
      try SignInSheet(Self.briefing, people: people).workbook(createdAt: 1_744_767_000).write(to: path)
      #expect(try read(path).entries == [.init(candidateID: people[0].candidateID, attendance: .absent)])
    }
  }

  @Test func aThousandPeopleFitIntoOneRequest() async throws {
    try await withFile { path in
      var people = Self.people(1000)
      for index in people.indices {
        people[index].recordedBy = "李"
        people[index].attendance = .present
      }
      try SignInSheet(Self.briefing, people: people).workbook(createdAt: 1_744_767_000).write(to: path)
      #expect(try read(path).entries.count == 1000)
    }
  }

  @Test func whatIsNoSheetIsSaidToBeNone() throws {
    let reading = SignInSheetReading(limits: WorkbookLimits())
    for text in [
      "", "%%%", Data("no workbook".utf8).base64EncodedString(), Data([0x50, 0x4B, 3, 4]).base64EncodedString(),
    ] {
      #expect(throws: IntakeError.self, "\(text)") { try reading.read(.init(workbook: text)) }
    }
    #expect(throws: IntakeError.self) {
      try reading.read(.init(workbook: Data(count: 180_001).base64EncodedString()))
    }
    let other = TinyWorkbook(sheets: [TinyWorkbook.Sheet("x")])
    try other.withFile { path in
      let file = try #require(FileManager.default.contents(atPath: path))
      #expect(try reading.read(.init(workbook: file.base64EncodedString())).faults.count == 1)
    }
  }

  @Test func theSameCandidateTwiceCountsOnceAndContradictionsAreNamed() {
    var rows = SignInRows()
    let id = Self.people(1)[0].candidateID
    rows.read(row: 1, [(1, "attendance"), (2, "candidate")])
    for (row, word) in [(2, "present"), (3, "到会"), (4, "absent")] {
      rows.read(row: row, [(1, word), (2, id.uppercased())])
    }
    let reading = rows.finished()
    #expect(reading.entries == [.init(candidateID: id, attendance: .present)])
    #expect(reading.faults == ["第 4 行：与前面同一候选人的行不一致，以前面的为准"])
  }
}
