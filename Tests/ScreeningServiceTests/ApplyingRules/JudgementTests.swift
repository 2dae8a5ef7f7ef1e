import Contracts
import Testing

@testable import ScreeningService

@Suite struct JudgementTests {
  private static func finding(_ result: FindingResult, _ suggestion: FindingResult? = nil) -> Finding {
    Finding(clause: "N1.2", result: result, evidence: "示例", source: .declared, suggestion: suggestion)
  }

  @Test(
    "What the findings come to",
    arguments: [
      ([finding(.met), finding(.met)], .passed, nil),
      ([finding(.met), finding(.notMet)], .rejected, nil),
      ([finding(.notEvidenced, .met), finding(.notMet)], .rejected, nil),
      ([finding(.met), finding(.notEvidenced, .met)], .underReview, .passed),
      ([finding(.notEvidenced, .met), finding(.notEvidenced, .met)], .underReview, .passed),
      ([finding(.notEvidenced, .met), finding(.notEvidenced, .notMet)], .underReview, .rejected),
      ([finding(.notEvidenced, .met), finding(.notEvidenced)], .underReview, .informationRequired),
      ([finding(.notEvidenced), finding(.notEvidenced)], .underReview, .informationRequired),
      ([finding(.notEvidenced), finding(.notEvidenced, .notMet)], .underReview, .rejected),
    ] as [([Finding], ScreeningOutcome, ScreeningOutcome?)])
  func outcome(_ findings: [Finding], _ outcome: ScreeningOutcome, _ suggestion: ScreeningOutcome?) {
    let judgement = Judgement(findings: findings)
    #expect(judgement.outcome == outcome)
    #expect(judgement.suggestion == suggestion)
    #expect(judgement.clauses.isEmpty == (outcome != .rejected))
  }
}
