import CloudEvents
import Contracts
import Testing

@testable import OperatorTools

struct DemoScriptTests {
  private func candidate() -> Candidate {
    Candidate(
      id: "c1", submissionID: "s1", campaign: 2025, unit: "某学会", late: false,
      person: Person(name: "林一", phone: "13900000000"), enterprise: Enterprise(name: "某公司"), project: Project(),
      dispatch: .planned, field: "civil", level: .senior, origin: RowOrigin(file: "f.xlsx", sheet: "s", row: 7))
  }

  private func review(_ suggestion: ScreeningOutcome?, _ findings: [Finding]) -> ReviewView {
    ReviewView(
      candidate: candidate(), findings: findings, suggestion: suggestion, requestedAt: Timestamp(milliseconds: 0),
      cause: "")
  }

  private func seen(_ stage: Stage, conclusion: Conclusion? = nil, returned: Bool = false) -> CaseView {
    CaseView(
      id: "k1", candidate: candidate(), findings: [], panel: "civil/structural", stage: stage, conclusion: conclusion,
      returned: returned, receivedAt: Timestamp(milliseconds: 0), dueAt: Timestamp(milliseconds: 1), nextMoves: [])
  }

  @Test func aReviewFollowsItsSuggestionAndNamesTheClauses() {
    let findings = [
      Finding(clause: "N1.1", result: .met, evidence: "", source: .declared),
      Finding(clause: "N1.2", result: .notEvidenced, evidence: "", source: .text, suggestion: .notMet),
      Finding(clause: "N1.3.2", result: .notEvidenced, evidence: "", source: .text, suggestion: .met),
    ]
    #expect(DemoScript.decision(on: review(.passed, findings)).outcome == .passed)
    #expect(DemoScript.decision(on: review(.passed, findings)).clauses == nil)
    #expect(DemoScript.decision(on: review(.rejected, findings)).clauses == ["N1.2"])
    let asked = DemoScript.decision(on: review(nil, findings))
    #expect(asked.outcome == .informationRequired)
    #expect(asked.clauses == ["N1.2", "N1.3.2"])
  }

  @Test func aSocietyTakesACaseThroughEveryStageAndConcludesIt() {
    #expect(DemoScript.move(for: seen(.membership)) == .advance(to: .application))
    #expect(DemoScript.move(for: seen(.application)) == .advance(to: .materials))
    #expect(DemoScript.move(for: seen(.materials)) == .advance(to: .assessment))
    #expect(DemoScript.move(for: seen(.assessment)) == .conclude)
    #expect(DemoScript.move(for: seen(.conclusion, conclusion: .passed)) == nil)
    #expect(DemoScript.move(for: seen(.membership, returned: true)) == nil)
  }

  @Test(arguments: ReferralStatus.allCases)
  func partnersAnswerWhatWasReferredAndNothingElse(status: ReferralStatus) {
    let member = MemberView(
      memberNumber: "m", candidate: candidate(), society: "civil", registeredAt: Timestamp(milliseconds: 0),
      referral: ReferralProgress(status: status))
    #expect((DemoScript.answer(to: member) != nil) == [.referred, .acknowledged].contains(status))
  }

  @Test func onlyAnEndOrAStatedWaitForSomebodyOutsideIsSettled() {
    var progress = CandidateProgress(findings: [], held: false, ended: false)
    #expect(!DemoScript.isSettled(progress))
    progress.waitingFor = "等待评审人员复核"
    progress.screening = .underReview
    #expect(!DemoScript.isSettled(progress), "an officer is played by the demo")
    progress.screening = .informationRequired
    #expect(DemoScript.isSettled(progress))
    progress.screening = .passed
    #expect(!DemoScript.isSettled(progress))
    progress.referral = ReferralProgress(status: .waitingForCountry)
    #expect(DemoScript.isSettled(progress))
    progress.waitingFor = nil
    #expect(!DemoScript.isSettled(progress), "a wait must be stated")
    progress.ended = true
    #expect(DemoScript.isSettled(progress))
  }
}
