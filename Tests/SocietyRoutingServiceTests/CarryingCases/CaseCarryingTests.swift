import AccordTesting
import CloudEvents
import Contracts
import StateStore
import Testing

@testable import SocietyRoutingService

@Suite struct CaseCarryingTests {
  func assessed(_ desk: SocietyDesk) throws {
    try desk.accept(.sample())
    _ = try desk.advance("case-1", to: .application)
    _ = try desk.advance("case-1", to: .materials)
    _ = try desk.advance("case-1", to: .assessment)
  }

  @Test func aCaseGoesThroughAllStagesToItsConclusion() async throws {
    try await SocietyDesk.open { desk in
      try assessed(desk)
      let view = try desk.conclude("case-1", .passed)
      #expect(view.stage == .conclusion)
      #expect(view.conclusion == .passed)
      #expect(view.nextMoves.isEmpty)

      let events = try desk.store.emittedEvents()
      #expect(Set(events.map(\.topic)) == [.societyEvents(SocietyDesk.society)])
      #expect(try events.payloads(StageAdvanced.self).map(\.stage) == [.application, .materials, .assessment])
      let concluded = try #require(try events.payloads(CaseConcluded.self).first)
      #expect(concluded.candidate == .sample())
      #expect(concluded.society == SocietyDesk.society)
      #expect(concluded.officer == "officer-1")
      #expect(concluded.concludedAt == Timestamp(milliseconds: 1_000))
      #expect(
        try desk.store.actions(on: Candidate.sample().id)
          == ["accepted", "advanced", "advanced", "advanced", "concluded"])
    }
  }

  @Test func anIllegalMoveIsRefusedAndLeavesNothing() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      let before = try desk.store.emittedEvents()
      #expect(
        throws: SocietyRoutingError.illegalMove(
          caseID: "case-1", move: .advance(to: .assessment), standing: .accepted)
      ) { try desk.advance("case-1", to: .assessment) }
      #expect(
        throws: SocietyRoutingError.illegalMove(caseID: "case-1", move: .conclude(.passed), standing: .accepted)
      ) { try desk.conclude("case-1", .passed) }
      #expect(try desk.store.emittedEvents() == before)
      #expect(try desk.view("case-1").stage == .membership)
    }
  }

  @Test func aRoundOfSupplementsSaysWhatIsMissing() async throws {
    try await SocietyDesk.open { desk in
      try assessed(desk)
      let error = #expect(throws: SocietyRoutingError.self) { try desk.advance("case-1", to: .materials, note: " ") }
      #expect(error?.rpcErrorCode == .invalidArgument)
      #expect(try desk.view("case-1").stage == .assessment, "a refused move leaves the case where it was")
      #expect(try desk.advance("case-1", to: .materials, note: "请补充业绩证明").stage == .materials)
      #expect(try desk.advance("case-1", to: .assessment).stage == .assessment)
    }
  }

  @Test func aReturnNamesReasonAndField() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      for (reason, field) in [("", "civil"), ("不属本学会", "alchemy")] {
        let error = #expect(throws: SocietyRoutingError.self) {
          try desk.giveBack("case-1", reason: reason, suggestedField: field)
        }
        #expect(error?.rpcErrorCode == .invalidArgument)
      }
      let view = try desk.giveBack("case-1")
      #expect(view.returned)
      #expect(view.nextMoves.isEmpty)
      let returned = try #require(try desk.store.emittedEvents().payloads(CaseReturned.self).first)
      #expect(returned.suggestedField == "civil")
      #expect(returned.candidateID == Candidate.sample().id)
      #expect(throws: SocietyRoutingError.self) { try desk.advance("case-1", to: .application) }
    }
  }

  @Test func whoDoesNotPassIsToldWhy() async throws {
    try await SocietyDesk.open { desk in
      try assessed(desk)
      let error = #expect(throws: SocietyRoutingError.self) { try desk.conclude("case-1", .notPassed) }
      #expect(error?.rpcErrorCode == .invalidArgument)
      let view = try desk.conclude("case-1", .notPassed, reason: "重要工程经历不足")
      #expect(view.conclusion == .notPassed)
      #expect(try desk.store.emittedEvents().payloads(CaseConcluded.self).map(\.reason) == ["重要工程经历不足"])
    }
  }

  @Test func anUnknownCaseIsNotFound() async throws {
    try await SocietyDesk.open { desk in
      #expect(throws: SocietyRoutingError.unknownCase(id: "nobody")) { try desk.conclude("nobody", .passed) }
      #expect(throws: SocietyRoutingError.unknownCase(id: "nobody")) { try desk.giveBack("nobody") }
    }
  }

  @Test func anOfficerHasToBeNamed() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      #expect(throws: SocietyRoutingError.invalidArgument(name: "officer", message: "name the officer who acts")) {
        try desk.work("nameless") { try desk.carrying.advance(.init(id: "case-1", to: .application, officer: " "), $0) }
      }
    }
  }

  /// What a case is offered it takes, and what it is not offered it refuses: the view and the machine say the same.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theViewOffersJustWhatIsTaken(seed: UInt64) async throws {
    try await SocietyDesk.open { desk in
      var generator = SeededGenerator(seed: seed)
      try desk.accept(.sample())
      for step in 0..<12 {
        let offered = try desk.view("case-1").nextMoves
        let move = try #require(CaseStandingTests.everyMove.randomElement(using: &generator))
        do {
          try desk.work("step-\(step)") { work in
            switch move {
            case .advance(let stage):
              try desk.carrying.advance(.init(id: "case-1", to: stage, officer: "o", note: "补充材料"), work)
            case .conclude(let conclusion):
              try desk.carrying.conclude(
                .init(id: "case-1", conclusion: conclusion, officer: "o", reason: "理由"), work)
            case .giveBack:
              try desk.carrying.giveBack(.init(id: "case-1", officer: "o", reason: "理由"), work)
            case .ask(let waited):
              try desk.carrying.ask(.init(id: "case-1", of: waited, officer: "o", note: "补充材料"), work)
            case .receive:
              try desk.carrying.receive(.init(id: "case-1", officer: "o"), work)
            }
          }
          #expect(offered.contains(move.name))
        } catch let error as SocietyRoutingError {
          #expect(!offered.contains(move.name))
          #expect(error.rpcErrorCode == .failedPrecondition)
          let legal = offered.isEmpty ? "none" : offered.joined(separator: ", ")
          #expect(error.rpcErrorMessage.hasSuffix("legal moves: \(legal)"))
        }
      }
    }
  }
}
