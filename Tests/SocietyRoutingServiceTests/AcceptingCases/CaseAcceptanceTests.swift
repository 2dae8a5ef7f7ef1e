import AccordTesting
import CloudEvents
import Contracts
import Messaging
import Testing

@testable import SocietyRoutingService

@Suite struct CaseAcceptanceTests {
  @Test func aCaseIsTakenInAndGivenToAPanel() async throws {
    try await SocietyDesk.open { desk in
      let allocation = CaseAllocated.sample()
      try desk.accept(allocation)

      let view = try desk.view("case-1")
      #expect(view.candidate == allocation.candidate)
      #expect(view.findings == allocation.findings)
      #expect(view.panel == "hydraulic/hydro-complex")
      #expect(view.stage == .membership)
      #expect(view.dueAt == allocation.dueAt)
      #expect(view.nextMoves == ["Advance application", "AskForInformation", "Return"])

      let events = try desk.store.emittedEvents()
      #expect(events.map(\.topic) == [.societyEvents(SocietyDesk.society)])
      #expect(events.map(\.key) == [allocation.candidate.id])
      let accepted = try #require(try events.payloads(CaseAccepted.self).first)
      #expect(accepted.caseID == "case-1")
      #expect(accepted.panel == "hydraulic/hydro-complex")
      #expect(accepted.explanation.contains("水利水电工程类"))
      #expect(try desk.store.actions(on: allocation.candidate.id) == ["accepted"])
    }
  }

  @Test func theSameCaseAgainChangesNothing() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      _ = try desk.advance("case-1", to: .application)
      try desk.accept(.sample())
      #expect(try desk.view("case-1").stage == .application)
      #expect(try desk.store.emittedEvents().payloads(CaseAccepted.self).count == 1)
    }
  }

  @Test func aCandidateAllocatedAgainIsANewCase() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample(caseID: "case-1"))
      _ = try desk.giveBack("case-1")
      try desk.accept(.sample(caseID: "case-2"))
      #expect(try desk.view("case-1").returned)
      #expect(try desk.view("case-2").nextMoves == ["Advance application", "AskForInformation", "Return"])
    }
  }

  @Test func aCaseOfAnotherSocietyIsADeadLetter() async throws {
    try await SocietyDesk.open { desk in
      let failure = #expect(throws: PermanentFailure.self) {
        try desk.accept(.sample(society: "civil-society"))
      }
      #expect(failure?.code == "foreignCase")
      let events = try desk.store.emittedEvents()
      #expect(events.isEmpty)
      #expect(throws: SocietyRoutingError.unknownCase(id: "case-1")) { try desk.view("case-1") }
    }
  }

  @Test func aCaseIDForTwoCandidatesIsADeadLetter() async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      let failure = #expect(throws: PermanentFailure.self) {
        try desk.accept(.sample(candidate: .sample(id: "0196a000-0000-7000-8000-000000000002")))
      }
      #expect(failure?.code == "contradictoryCase")
    }
  }

  @Test func aFieldThatAttachment1LacksIsADeadLetter() async throws {
    try await SocietyDesk.open { desk in
      let failure = #expect(throws: PermanentFailure.self) {
        try desk.accept(.sample(candidate: .sample(field: "alchemy")))
      }
      #expect(failure?.code == "unknownField")
    }
  }
}
