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
}
