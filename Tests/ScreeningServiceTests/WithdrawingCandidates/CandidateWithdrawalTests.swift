import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

@Suite struct CandidateWithdrawalTests {
  private static let candidate = Candidate.example()

  private func withdraw(_ desk: ScreeningDesk, id: String = "withdraw") throws {
    try desk.receive(
      CandidateWithdrawn(candidateID: Self.candidate.id, officer: "op-1", reason: "单位来函撤回"), id: id)
  }

  @Test("The society is told, once, and late reports of it change nothing")
  func allocated() async throws {
    try await withDesk([
      Society(code: "civil-a", name: "土木学会甲", fields: ["civil"]),
      Society(code: "civil-b", name: "土木学会乙", fields: ["civil"]),
    ]) { desk in
      try desk.recommend(Self.candidate)
      try withdraw(desk)
      try withdraw(desk, id: "again")
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(
        try desk.sent(CaseWithdrawn.self) == [
          CaseWithdrawn(
            caseID: given.caseID, candidateID: Self.candidate.id, society: "civil-a", officer: "op-1", reason: "单位来函撤回")
        ])
      let sent = try desk.sent().count
      try desk.receive(
        CaseReturned(
          caseID: given.caseID, candidateID: Self.candidate.id, society: "civil-a", officer: "李", reason: "不属于本学会"),
        id: "return", source: "/accord/society/civil-a")
      try desk.receive(CandidateCorrected(candidate: Self.candidate, changed: ["level"]), id: "correct")
      #expect(try desk.sent().count == sent)
    }
  }

  @Test("Nobody decides on them and nobody is held")
  func waiting() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(qualifications: DeclaredQualifications()))
      try withdraw(desk)
      #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.isEmpty)
      #expect(throws: ScreeningError.withdrawn(id: Self.candidate.id)) {
        try desk.decide(.init(candidateID: Self.candidate.id, outcome: .passed, officer: "op", reason: "因"))
      }
    }
    try await withDesk([]) { desk in
      try desk.recommend(Self.candidate)
      try withdraw(desk)
      #expect(try desk.read { try HoldTable(transaction: $0).list(field: nil) }.isEmpty)
    }
  }
}
