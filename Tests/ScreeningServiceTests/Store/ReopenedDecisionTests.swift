import Contracts
import StateStore
import Testing

@testable import ScreeningService

/// A store in which a version before did not note who opened a candidate anew.
@Suite struct ReopenedDecisionTests {
  @Test("The decision by which a candidate was opened anew gets the officer's name from the history")
  func named() async throws {
    let short = Candidate.example(qualifications: .engineer(relevant: 3, significant: 2))
    let silent = Candidate.example(id: "0196a000-0000-7000-8000-000000000002", qualifications: .init())
    try await withUpgradedDesk(before: "screening-028-reopened") { desk in
      try desk.recommend(short)
      try desk.recommend(silent)
      try desk.reopen(short.id, by: "李审核", because: "年限有误")
      try desk.store.write { transaction in
        try transaction.execute("UPDATE decision SET officer = NULL WHERE outcome = 'underReview'", [])
      }
    } _: { desk in
      func officers(_ id: String) throws -> [String?] {
        try desk.read { try CandidateTable(transaction: $0).decisions(of: id).map(\.officer) }
      }
      let found = try [officers(short.id), officers(silent.id)]
      #expect(found == [[nil, "李审核"], [nil]])
    }
  }
}
