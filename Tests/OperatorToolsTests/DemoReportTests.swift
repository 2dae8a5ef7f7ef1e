import CloudEvents
import Contracts
import Foundation
import Testing

@testable import OperatorTools

struct DemoReportTests {
  private func report(_ progress: CandidateProgress, deadLetters: Int = 0) -> DemoReport {
    let view = SubmissionView(
      id: "s1", unit: nil, campaign: 2025, late: true, file: "附件3.xlsx", channel: "mail",
      receivedAt: Timestamp(milliseconds: 0), hasScan: false, candidates: 1,
      rowErrors: [RowError(sheet: "附件3", row: 7, column: "K", code: "unknownField", message: "…")], faults: [])
    let summary = CandidateSummary(
      id: "c1", submissionID: "s1", name: "林一", unit: "某学会", enterprise: "某公司", field: "civil", level: .senior,
      dispatch: .planned, status: .screening, progress: progress)
    return DemoReport(
      submissions: [DemoSubmission(file: "a.eml", view: view)], candidates: [DemoCandidate(summary: summary)],
      deadLetters: deadLetters, elapsedSeconds: 1.25, broker: "127.0.0.1:1", http: ["intake": "http://127.0.0.1:2"])
  }

  @Test func absentValuesStandAsNull() throws {
    let report = report(CandidateProgress(findings: [], held: false, ended: false))
    let json = try #require(try JSONSerialization.jsonObject(with: report.encoded()) as? [String: Any])
    let submission = try #require((json["submissions"] as? [[String: Any]])?.first)
    #expect(submission["unit"] is NSNull)
    #expect(submission["file"] as? String == "a.eml")
    let candidate = try #require((json["candidates"] as? [[String: Any]])?.first)
    for key in ["specialty", "country", "society", "stage", "conclusion", "memberNumber", "referral", "waitingFor"] {
      #expect(candidate[key] is NSNull, "\(key)")
    }
    let screening = try #require(candidate["screening"] as? [String: Any])
    #expect(screening["outcome"] is NSNull)
    #expect((screening["findings"] as? [Any])?.isEmpty == true)
  }

  @Test func aDeadLetterOrAnUnsettledCandidateIsIncomplete() {
    let ended = CandidateProgress(findings: [], held: false, ended: true)
    #expect(report(ended).isComplete)
    #expect(!report(ended, deadLetters: 1).isComplete)
    #expect(!report(CandidateProgress(findings: [], held: false, ended: false)).isComplete)
  }

  @Test func chineseTakesTwoColumnsInATable() {
    #expect(TextTable.width(of: "ab") == 2)
    #expect(TextTable.width(of: "学会（演示）") == 12)
    let table = TextTable(heads: ["姓名", "x"], rows: [["林", "1"], ["abcdef", "2"]]).description
    #expect(table == "姓名    x\n──────  ─\n林      1\nabcdef  2")
  }

  @Test func theTableNamesEveryEngineerAndEveryRowError() {
    let text = DemoTable(report: report(CandidateProgress(findings: [], held: false, ended: false, waitingFor: "等待复核")))
      .description
    #expect(text.contains("林一") && text.contains("等待复核"))
    #expect(text.contains("附件3!K7") && text.contains("unknownField"))
  }
}
