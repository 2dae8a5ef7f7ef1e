import CloudEvents
import Contracts
import Testing

@testable import OperatorTools

@Suite struct RerunTableTests {
  private static let refused = RerunCandidate(
    candidateID: "a", from: .passed, to: .rejected, criteria: [.init(clause: "N1.3.1", from: .met, to: .notMet)],
    standing: .open)
  private static let worded = RerunCandidate(
    candidateID: "b", from: .underReview, to: .underReview,
    criteria: [.init(clause: "N1.3.1", from: .notEvidenced, to: .notEvidenced)], standing: .open)
  private static let kept = RerunCandidate(
    candidateID: "c", from: .passed, to: .rejected, criteria: [.init(clause: "N1.3.1", from: .met, to: .notMet)],
    standing: .concluded)

  @Test("A row says what changes and by which clause, or why nothing does")
  func rows() {
    let rows = RerunTable.table([Self.refused, Self.worded, Self.kept], isDone: false).rows
    #expect(rows[0] == ["a", "通过", "未通过", "N1.3.1 符合→不符合", "将重新初筛"])
    #expect(rows[1] == ["b", "审核中", "审核中", "N1.3.1 未能认定（依据有变）", "将重新初筛"])
    #expect(rows[2].last == "不变：学会已作出结论")
    #expect(RerunTable.table([Self.refused], isDone: true).rows[0].last == "已重新初筛")
  }

  @Test("The summary counts each way, those of whom only the words change, and those whom no rule changes")
  func summary() {
    let text = RerunTable.summary(
      "2025-2", [Self.refused, Self.worded, Self.kept], RerunTotals(examined: 9, changed: 2, unchanged: 3, closed: 4))
    for line in [
      "规则集2025-2（试算，未作任何更改）。共9人：改变2，未变3，已定不变4，适用其他规则0", "通过→未通过：1人", "审核中→审核中：1人", "仅要求或依据有变：1人",
      "结果会不同：1人",
    ] {
      #expect(text.contains(line), "\(text)")
    }
    #expect([Self.refused, Self.worded, Self.kept].map(\.isOtherwise) == [true, false, true])
  }
}
