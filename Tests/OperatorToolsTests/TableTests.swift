import CloudEvents
import Contracts
import Foundation
import Testing

@testable import OperatorTools

@Suite("Tables that officers read") struct TableTests {
  @Test("CSV quotes what needs it and makes formulas inert")
  func csv() {
    let table = TextTable(
      heads: ["姓名", "备注"], rows: [["=1+1", "a,\"b\"\n"], ["+95", "-"], ["@x", "王, 李"], ["\t1", ""]])
    #expect(
      table.csv == "\u{FEFF}姓名,备注\r\n'=1+1,\"a,\"\"b\"\"\n\"\r\n'+95,'-\r\n'@x,\"王, 李\"\r\n'\t1,\r\n")
  }

  @Test("the last row of the totals is their sum")
  func totals() throws {
    let table = TotalsCommand.table([
      ProjectTotal(
        dispatch: .dispatched, country: "MM", countryName: "缅甸", type: .contracting, projects: 1, enterprises: 1,
        chineseEngineers: 46, localEngineers: 120, qualifyingEngineers: 31, candidates: 3, passed: 2, members: 1),
      ProjectTotal(dispatch: .planned, projects: 2, enterprises: 1, withoutNumbers: 2, candidates: 2),
    ])
    #expect(table.rows.allSatisfy { $0.count == table.heads.count })
    #expect(table.rows[0] == ["已外派", "缅甸", "承包工程", "1", "1", "46", "120", "31", "0", "3", "2", "1"])
    #expect(table.rows[1].prefix(3) == ["计划外派", "未填", "未填"])
    #expect(table.rows[2] == ["合计", "", "", "—", "3", "46", "120", "31", "2", "5", "2", "1"])
  }

  @Test("a submission shows what it lacks and each faulty cell")
  func submission() {
    var view = SubmissionView(
      id: "s1", unit: "江海省工程师学会", campaign: 2025, late: true, file: "附件3.xlsx", channel: "mail",
      receivedAt: Timestamp(milliseconds: 1_744_767_000_000), hasScan: false, candidates: 2,
      rowErrors: [RowError(sheet: "附件3", row: 7, column: "K", code: "unknownField", message: "请改为土木工程类。")],
      faults: [])
    view.needs = [.scan, .unit]
    view.rowErrorsLeftOut = 3
    #expect(
      SubmissionShowCommand.text(view) == """
        江海省工程师学会  2025-04-16 09:30  附件3.xlsx
        受理 2 人，晚于截止日期，列入常态化推荐（N3.1c）
        缺少：盖章扫描件、推荐单位待核定

        位置      说明
        ────────  ──────────────────
        附件3!K7  请改为土木工程类。
        ……另有 3 处
        """)
  }

  @Test("a corrected list shows what it changed, value by value, and whom it leaves out")
  func correctedList() {
    var view = SubmissionView(
      id: "s1", unit: "江海省工程师学会", campaign: 2025, late: false, file: "附件3.xlsx", channel: "mail",
      receivedAt: Timestamp(milliseconds: 1_744_767_000_000), hasScan: true, candidates: 1, rowErrors: [], faults: [])
    (view.updated, view.unchanged, view.doubtful) = (2, 3, 1)
    view.missing = MissingEngineers(count: 2, names: ["赵志强"])
    view.corrections = [
      RowCorrection(
        candidateID: "c-7", origin: RowOrigin(file: "附件3.xlsx", sheet: "已外派", row: 7),
        changed: [
          ColumnChange(column: "person.phone", title: "手机号码", before: "13800000001", after: "13800000009"),
          ColumnChange(column: "person.email", title: "电子邮箱", after: "w@example.org"),
        ])
    ]
    view.correctionsLeftOut = 1
    #expect(
      SubmissionShowCommand.text(view) == """
        江海省工程师学会  2025-04-16 09:30  附件3.xlsx
        受理 1 人
        已推荐过的：更新 2 人，未变化 3 人
        与已推荐人员相近、待核对：1 人（accordctl duplicates list）
        本次没有列出：2 人（赵志强等）

        位置      编号  更正      原值         新值
        ────────  ────  ────────  ───────────  ─────────────
        已外派!7  c-7   手机号码  13800000001  13800000009
        已外派!7  c-7   电子邮箱  —            w@example.org
        ……另有 1 人
        """)
  }

  @Test("names of files are no paths")
  func savedNames() {
    #expect(ReceiptSaving.plain("附件3（处理结果）.xlsx") == "附件3（处理结果）.xlsx")
    #expect(ReceiptSaving.plain("../../etc/passwd") == "_.._.._etc_passwd")
    #expect(
      ReceiptSaving.plain("a\\b\nc") == "a_b_c" && ReceiptSaving.plain("") == "_" && ReceiptSaving.plain("..") == "_..")
  }
}
