import AccordTesting
import CloudEvents
import Contracts
import Foundation
import StateStore
import Testing

@testable import IntakeService

/// Workbooks that come back damaged, late, or from whom nobody waits for any more.
extension SupplementAnsweringTests {
  @Test func aCellThatCannotBeReadIsReportedWithARemedyAndTheOthersAreTaken() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("李慧敏", ["所学专业": "水利工程", "重要工程工作年限": "很多年", "专业类别": "水工"])
      try sheet.fill("王建国", ["毕业时间": "去年夏天"])
      try sheet.fill("赵志强", ["项目所在国家": "中国", "外派情况": "没有"])
      let view = try desk.takeBack(sheet)
      #expect(view.supplements == SupplementCounts(supplemented: 1, faulty: 2, stillMissing: 3))
      #expect(Set(Self.codes(view)) == ["unreadableSupplement", "notAsked"] && view.rowErrors.count == 5)
      let years = try #require(view.rowErrors.first { $0.message.contains("很多年") })
      #expect(years.message == "“重要工程工作年限”填写的“很多年”无法识别，未采用。请填确切的年数，如 6 或 6.5。")
      #expect(try years.row == sheet.row(of: "李慧敏"))
      #expect(years.column == CellReference.letters(try #require(sheet.columns["重要工程工作年限"])))
      #expect(try desk.supplemented().map(\.supplement) == [Supplement(qualifications: .init(discipline: "水利工程"))])
    }
  }

  @Test func theWorkbookIsKnownByItsRowsWhereItsHeadWasCutOff() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      for row in 1..<sheet.headingRow { sheet.cells[row] = nil }
      let view = try desk.takeBack(sheet)
      #expect(view.unit == SupplementDesk.unit && view.supplements?.supplemented == 1 && view.faults.isEmpty)
    }
  }

  @Test func theResultsThatItWasSentBackWithAreNoAnswers() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let last = sheet.cells[sheet.headingRow]?.keys.max() ?? 1
      sheet.cells[sheet.headingRow]?[last + 1] = "处理结果"
      sheet.cells[sheet.headingRow]?[last + 2] = "说明"
      for row in sheet.rows {
        sheet.cells[row]?[last + 1] = "请核对"
        sheet.cells[row]?[last + 2] = "G 列：无法识别"
      }
      let view = try desk.takeBack(sheet)
      #expect(
        view.supplements == SupplementCounts(supplemented: 1, empty: 2, stillMissing: 2) && view.rowErrors.isEmpty)
      #expect(try desk.supplemented().map(\.supplement.remark) == [nil])
    }
  }

  @Test func aRowThatStandsManyTimesNamesAFewOfTheOthers() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let row = try sheet.row(of: "王建国")
      let last = try #require(sheet.rows.last)
      for copy in 1...40 { sheet.cells[last + copy] = sheet.cells[row] }
      let view = try desk.takeBack(sheet)
      let repeated = view.rowErrors.filter { $0.code == "rowRepeated" }
      #expect(repeated.count == 41 && view.supplements?.faulty == 41)
      #expect(repeated.allSatisfy { $0.message.split(separator: "、").count == 10 && $0.message.contains(" 等行的") })
      #expect(try desk.supplemented().isEmpty)
    }
  }

  @Test func aWorkbookOfFarTooManyRowsIsNotRead() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let last = try #require(sheet.rows.last)
      let name = try #require(sheet.columns["姓名"])
      let most = SupplementReader.maximumRows - sheet.rows.count
      for number in 1...most { sheet.cells[last + number] = [name: "人\(number)"] }
      let read = try sheet.workbook.withFile { FormReader.read([(file: "补充材料.xlsx", path: $0)]) }
      #expect(read.supplements.first?.rows.count == SupplementReader.maximumRows && read.faults.isEmpty)
      sheet.cells[last + most + 1] = [name: "多一人"]
      let view = try desk.takeBack(sheet)
      #expect(view.faults.map(\.code) == ["tooManySupplementRows"] && view.supplements == nil)
      #expect(view.faults.first?.message.contains("超过 5000 行") == true)
      #expect(try desk.supplemented().isEmpty)
    }
  }

  @Test func whatComesAfterTheDecisionIsKeptAndSaidToChangeNothing() async throws {
    try await Self.withSheet { desk, people, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科"])
      #expect(try desk.takeBack(sheet).faults.isEmpty)
      try desk.hear(
        CandidatePassed(candidateID: people[0].id, findings: [], ruleSet: "1"), of: people[0],
        at: SupplementDesk.time(days: 3))
      try sheet.fill("王建国", ["所学专业": "土木工程"])
      let view = try desk.takeBack(sheet, at: SupplementDesk.time(days: 4))
      #expect(view.supplements?.supplemented == 1 && view.faults.map(\.code) == ["alreadyDecided"])
      let receipt = try desk.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0) }.receipts
      #expect(receipt.first?.body.contains("其中 1 人的初筛已有决定，补充内容已记录，不影响已作决定。") == true)
    }
  }

  @Test func nothingIsTakenOfWhoIsPutForwardNoLonger() async throws {
    try await Self.withSheet { desk, people, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科"])
      #expect(try desk.takeBack(sheet).supplements?.supplemented == 1)
      try desk.work("withdraw", at: SupplementDesk.time(days: 3)) {
        _ = try CandidateWithdrawing(work: $0).withdraw(
          .init(candidateID: people[0].id, officer: "王审核", reason: "单位来函撤回"))
      }
      try sheet.fill("王建国", ["所学专业": "土木工程"])
      let view = try desk.takeBack(sheet, at: SupplementDesk.time(days: 4))
      #expect(Self.codes(view) == ["rowClosed"] && view.supplements?.supplemented == 0)
      #expect(try desk.supplemented().count == 1)
    }
  }

  @Test func withoutMarksItIsNoFormEither() async throws {
    try await Self.withSheet { desk, _, sheet in
      var sheet = sheet
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      // The hidden column was deleted: only the title tells.
      for row in sheet.cells.keys { sheet.cells[row]?[1] = nil }
      let view = try desk.takeBack(sheet)
      #expect(view.supplements?.faulty == 3 && Set(Self.codes(view)) == ["rowMarkMissing"])
      #expect(try desk.supplemented().isEmpty && view.candidates == 0)
      #expect(view.supplements?.stillMissing == nil && view.faults.isEmpty)
      let receipt = try desk.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0) }.receipts
      #expect(receipt.first?.body.contains("本表的标识已丢失") == true && receipt.first?.body.contains("已齐") == false)
    }
  }
}

extension SupplementCounts {
  func with(unchanged: Int) -> SupplementCounts {
    var counts = self
    counts.unchanged = unchanged
    return counts
  }
}
