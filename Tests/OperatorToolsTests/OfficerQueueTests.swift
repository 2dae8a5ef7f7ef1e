import AccordTesting
import CloudEvents
import Contracts
import Testing

@testable import OperatorTools

@Suite("The officers' one queue") struct OfficerQueueTests {
  private static func time(_ minute: Int64) -> Timestamp {
    Timestamp(milliseconds: 1_745_000_000_000 + minute * 60_000)
  }

  private static func candidate(_ id: String, _ dispatch: Dispatch) -> Candidate {
    var candidate = Candidate.sample(id: id, field: "hydraulic", specialty: nil)
    candidate.dispatch = dispatch
    return candidate
  }

  private static func review(_ id: String, _ dispatch: Dispatch, _ minute: Int64) -> ReviewView {
    ReviewView(
      candidate: candidate(id, dispatch), findings: [], suggestion: .passed, requestedAt: time(minute), cause: "材料不足")
  }

  private static func pair(_ id: String, _ dispatch: (Dispatch, Dispatch), _ minute: Int64) -> DuplicatePair {
    DuplicatePair(
      id: id, kind: .near, open: true, earlier: candidate("\(id)-1", dispatch.0),
      newer: candidate("\(id)-2", dispatch.1),
      differences: [], raisedAt: time(minute), claimedBy: "王审核")
  }

  @Test("dispatched before planned (A2.4), then oldest first, whichever service asks")
  func order() {
    let items = QueueItem.inOrder(
      [Self.review("r1", .planned, 1), Self.review("r2", .dispatched, 5), Self.review("r3", .dispatched, 2)],
      [Self.pair("p1", (.planned, .dispatched), 3), Self.pair("p2", (.planned, .planned), 0)])
    #expect(items.map(\.id) == ["r3", "p1", "r2", "p2", "r1"])
    #expect(items.allSatisfy { $0.cells.count == QueueItem.heads.count })
    #expect(items[1].cells[1] == "核对重复" && items[1].cells[5] == "已外派" && items[1].cells[7] == "王审核")
    #expect(items[0].cells[1] == "审核" && items[0].cells[8] == "通过")
  }

  @Test("a decision is on a candidate or on a pair, and takes only what goes with it")
  func decisions() throws {
    let officer = ["--officer", "王", "--reason", "已核实"]
    #expect(try ReviewDecideCommand.parse(["id", "same", "--take-newer"] + officer).outcome == .verdict(.same))
    #expect(
      try ReviewDecideCommand.parse(["id", "rejected", "--clause", "N1.2"] + officer).outcome == .outcome(.rejected))
    for wrong in [
      ["underReview"], ["passed", "--take-newer"], ["different", "--clause", "N1.2"], ["same", "--field", "civil"],
    ] {
      #expect(throws: (any Error).self) { try ReviewDecideCommand.parse(["id"] + wrong + officer) }
    }
    #expect(throws: (any Error).self) { try ReviewFlagCommand.parse(officer) }
    #expect(throws: (any Error).self) { try ReviewFlagCommand.parse(["--unit", "甲", "--candidate", "c"] + officer) }
    #expect(throws: Never.self) { try ReviewFlagCommand.parse(["--unit", "甲"] + officer) }
  }

  @Test("what the text says of field and specialty is explained in Chinese, with the Attachment's clauses")
  func advice() {
    let reason = FieldReason(
      span: TextSpan(column: "experience", start: 2, end: 4, words: "桥梁"), clause: "A1.1.1", term: "桥梁工程")
    let finding = Finding(
      clause: "N1.1", result: .met, evidence: "申报领域：计算机与应用类", source: .declared,
      advice: FieldAdvice(relation: .disagrees, fields: ["civil"], reasons: [reason]))
    let text = ExplainCommand.text(
      Explain.Response(
        candidateID: "c", field: "computing", level: .professional, outcome: .passed, isWithdrawn: false,
        criteria: [ExplainedCriterion(text: "领域", finding: finding, place: "“所在领域”栏")], decisions: [], cases: [],
        next: NextStep(actor: .society, text: "评价")))
    #expect(text.contains("依据（申报栏目，“所在领域”栏）：申报领域：计算机与应用类"))
    #expect(text.contains("领域建议：经历所述属土木工程类，与申报领域不符；不影响初筛结果，请经办人核对"))
    #expect(text.contains("“桥梁”（第3—4字）：A1.1.1“桥梁工程”"))
    let suggested = FieldAdvice(relation: .overlaps, fields: ["building"], specialty: "structural", reasons: [reason])
    #expect(
      FieldAdviceText.lines(suggested, field: "civil")
        == ["附件1交叉：经历所述内容建筑工程类也有列入，申报领域成立", "专业类别建议：结构工程（未申报）", "  “桥梁”（第3—4字）：A1.1.1“桥梁工程”"])
  }
}
