import Contracts
import Testing

@testable import ScreeningService

@Suite struct DecisionCourseTests {
  private static func needsOfficer(_ course: [(ScreeningOutcome, officer: String?)]) -> Bool {
    DecisionCourse(
      decisions: course.enumerated().map { index, decision in
        Decision(
          number: index + 1, outcome: decision.0, findings: [], clauses: [], officer: decision.officer,
          ruleSet: "2025-1", decidedAt: ScreeningDesk.start)
      }
    ).needsOfficer
  }

  @Test("A refusal or an officer's opening anew stands until somebody passes the candidate")
  func standing() {
    #expect(!Self.needsOfficer([]))
    #expect(!Self.needsOfficer([(.underReview, nil), (.informationRequired, "王"), (.underReview, nil)]))
    #expect(!Self.needsOfficer([(.passed, nil), (.underReview, nil)]))
    for officer in [nil, "王"] {
      let refused: [(ScreeningOutcome, officer: String?)] = [(.rejected, officer), (.underReview, nil)]
      #expect(Self.needsOfficer(refused))
      #expect(Self.needsOfficer(refused + [(.informationRequired, "王"), (.underReview, nil)]))
      #expect(!Self.needsOfficer(refused + [(.passed, "王")]))
      #expect(!Self.needsOfficer(refused + [(.passed, "王"), (.underReview, nil)]))
    }
    for before in [ScreeningOutcome.passed, .informationRequired, .rejected] {
      #expect(Self.needsOfficer([(before, nil), (.underReview, "李"), (.informationRequired, "李")]))
    }
  }

  @Test("No rerun decides on somebody whom an officer opened anew while the unit was asked")
  func reopened() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(qualifications: .init())
      try desk.recommend(candidate)
      func needsOfficer() throws -> Bool {
        try desk.read { transaction in
          let record = try Required.value(try CandidateTable(transaction: transaction).find(candidate.id))
          return try CandidateStanding(of: record, transaction).needsOfficer
        }
      }
      try desk.decide(
        .init(candidateID: candidate.id, outcome: .informationRequired, officer: "王", reason: "请补充"))
      #expect(try !needsOfficer())
      try desk.reopen(candidate.id, by: "李", because: "单位来电")
      #expect(try needsOfficer())
    }
  }
}
