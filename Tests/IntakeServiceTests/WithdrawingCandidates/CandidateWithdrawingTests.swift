import Contracts
import GRPCCore
import Testing

@testable import IntakeService

struct CandidateWithdrawingTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)

  @Test func aWithdrawnCandidateEndsEverywhereAndSaysWhy() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let id = try desk.find("王建国").candidate.id
      let summary = try desk.withdraw(id)
      #expect(summary.progress.ended && summary.progress.withdrawn == true && summary.progress.waitingFor == nil)
      #expect(
        try desk.events(CandidateWithdrawn.self) == [
          CandidateWithdrawn(candidateID: id, officer: "op-1", reason: "单位来函撤回")
        ])
      #expect(try desk.shown(id).history.last?.text == "撤回推荐：单位来函撤回（经办人op-1）")
      #expect(try desk.store.actions(on: id) == ["recommended", "withdrawn"])
      let ended = try desk.store.read { try IntakeQueries.listCandidates(.init(ended: true), $0).candidates }
      #expect(ended.map(\.id) == [id])
      #expect(throws: IntakeError.notPutForward(id: id)) { try desk.withdraw(id) }
      // What others still say of them is noted and changes nothing.
      try desk.note(id) { $0.screening.outcome = .passed }
      #expect(try desk.shown(id).progress.ended)
    }
  }

  @Test func whoWasHeldJustEnds() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], scan: false)
      try desk.withdraw(try desk.find("王建国").candidate.id)
      try desk.takeScan()
      #expect(try desk.store.emittedEvents().isEmpty)
    }
  }

  @Test func aWithdrawnEngineerOnALaterListIsANewCandidate() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let first = try desk.find("王建国").candidate.id
      try desk.withdraw(first)
      let view = try desk.take([Self.wang])
      let second = try desk.find("王建国").candidate.id
      #expect(view.candidates == 1 && second != first)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.id) == [first, second])
      #expect(try desk.shown(second).history.contains { $0.text.contains(first) && $0.text.contains("曾撤回") })
    }
  }

  @Test func whatCannotBeWithdrawnIsRefusedWithATypedError() async throws {
    try await ListDesk.open { desk in
      try desk.take([
        Self.wang, .example("李慧敏", "13800000022", row: 6), .example("赵志强", "13800000333", row: 7),
      ])
      let unknown = #expect(throws: IntakeError.self) { try desk.withdraw("x") }
      #expect(unknown?.rpcErrorCode == .notFound)
      let wang = try desk.find("王建国").candidate.id
      let silent = #expect(throws: IntakeError.self) { try desk.withdraw(wang, reason: " ") }
      #expect(silent?.rpcErrorCode == .invalidArgument)
      try desk.note(wang) { $0.screening.outcome = .rejected }
      #expect(throws: IntakeError.hasEnded(id: wang)) { try desk.withdraw(wang) }
      let li = try desk.find("李慧敏").candidate.id
      try desk.note(li) { $0.update(case: "c", society: "civil") { $0.conclusion = .passed } }
      #expect(throws: IntakeError.isMember(id: li)) { try desk.withdraw(li) }
      let zhao = try desk.find("赵志强").candidate.id
      try desk.note(zhao) { $0.referral.memberNumber = "PEM-2025-000001" }
      let member = #expect(throws: IntakeError.isMember(id: zhao)) { try desk.withdraw(zhao) }
      #expect(member?.rpcErrorCode == .failedPrecondition)
    }
  }
}
