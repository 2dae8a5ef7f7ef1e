import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import StateStore
import Testing

@testable import SocietyRoutingService

@Suite struct CaseChangingTests {
  private static let changing = CaseChanging(society: SocietyDesk.society, clock: SocietyDesk.clock)

  private func correct(_ desk: SocietyDesk, _ candidate: Candidate, caseID: String = "case-1") throws {
    let event = CloudEvent(id: "c", source: ServiceName.screening.source, type: CaseCorrected.eventType)
    try desk.work("correct-\(caseID)-\(candidate.person.phone)") {
      try Self.changing.correct(
        CaseCorrected(
          caseID: caseID, society: SocietyDesk.society, candidate: candidate, changed: ["person.phone"]), event, $0)
    }
  }

  private func withdraw(_ desk: SocietyDesk, caseID: String = "case-1", society: String = SocietyDesk.society) throws {
    let event = CloudEvent(id: "w", source: ServiceName.screening.source, type: CaseWithdrawn.eventType)
    try desk.work("withdraw-\(caseID)") {
      try Self.changing.withdraw(
        CaseWithdrawn(
          caseID: caseID, candidateID: Candidate.sample().id, society: society, officer: "op-1", reason: "单位撤回"),
        event, $0)
    }
  }

  @Test("The new data are what the panel sees and what is concluded on")
  func corrected() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      var candidate = Candidate.sample()
      candidate.person.phone = "13911111111"
      try correct(desk, candidate)
      #expect(try desk.view("case-1").candidate == candidate)
      for stage in [Stage.application, .materials, .assessment] { _ = try desk.advance("case-1", to: stage) }
      _ = try desk.conclude("case-1", .passed)
      let concluded = try desk.store.emittedEvents().payloads(CaseConcluded.self)
      #expect(concluded.map(\.candidate) == [candidate])
      // What was concluded was concluded on the data of then.
      var later = candidate
      later.person.phone = "13922222222"
      try correct(desk, later)
      #expect(try desk.view("case-1").candidate == candidate)
      #expect(
        try desk.store.actions(on: candidate.id)
          == ["accepted", "corrected", "advanced", "advanced", "advanced", "concluded", "correctedAfterEnd"])
    }
  }

  @Test("A withdrawn case moves no more, has no clock and is not open")
  func withdrawn() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      try withdraw(desk)
      let view = try desk.view("case-1")
      #expect(view.withdrawn == true && view.nextMoves.isEmpty && view.conclusion == nil && !view.returned)
      #expect(try desk.store.read { try $0.timers.list(after: nil, limit: 10) }.isEmpty)
      let open = try desk.store.read { try CaseQueries().list(.init(open: true), $0).cases }
      let ended = try desk.store.read { try CaseQueries().list(.init(open: false), $0).cases }
      #expect(open.isEmpty && ended.map(\.id) == ["case-1"])
      let error = #expect(throws: SocietyRoutingError.self) { try desk.conclude("case-1", .passed) }
      #expect(error?.rpcErrorCode == .failedPrecondition)
      #expect(error?.rpcErrorMessage.contains("withdrawn") == true)
      #expect(throws: SocietyRoutingError.self) { try desk.giveBack("case-1") }
    }
  }

  @Test("A withdrawal that comes after the conclusion is history")
  func withdrawnAfterConclusion() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      for stage in [Stage.application, .materials, .assessment] { _ = try desk.advance("case-1", to: stage) }
      _ = try desk.conclude("case-1", .passed)
      try withdraw(desk)
      let view = try desk.view("case-1")
      #expect(view.conclusion == .passed && view.withdrawn == nil)
      #expect(try desk.store.actions(on: Candidate.sample().id).last == "withdrawnAfterEnd")
    }
  }

  @Test("Word of a case that there is not, or of another society's, is a dead letter")
  func foreign() async throws {
    try await SocietyDesk.open { desk in
      #expect(throws: PermanentFailure.self) { try withdraw(desk, caseID: "nothing") }
      try desk.accept(.sample())
      #expect(throws: PermanentFailure.self) { try withdraw(desk, society: "other") }
      #expect(try desk.view("case-1").withdrawn == nil)
    }
  }
}
