import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

/// An officer allocates by hand (N2.3).
@Suite struct HandAllocationTests {
  private static let id = Candidate.example().id
  private static let societies = [
    Society(code: "civil-a", name: "土木学会甲", fields: ["civil"]),
    Society(code: "garden", name: "园林学会", fields: ["landscape"]),
  ]

  private func allocate(
    _ desk: ScreeningDesk, to society: String, at time: Timestamp = ScreeningDesk.start, reason: String = "跨领域人选"
  ) throws -> AllocateByHand.Response {
    try desk.work("by-hand-\(society)-\(time)", at: time) {
      try HandAllocation(allocation: desk.allocation).allocate(
        .init(candidateID: Self.id, society: society, officer: "王", reason: reason), $0)
    }
  }

  @Test("Somebody who is held goes where the officer says, with the reason kept")
  func held() async throws {
    try await withDesk([Self.societies[1]]) { desk in
      try desk.recommend(.example())
      let response = try allocate(desk, to: "garden")
      #expect(response.explanation == "经办人王指定由园林学会（garden）受理：跨领域人选")
      #expect(try desk.sent(CandidateAllocated.self).map(\.explanation) == [response.explanation])
      #expect(try desk.read { try desk.queries.held(.init(), $0) }.candidates.isEmpty)
      #expect(try desk.evaluation(now: ScreeningDesk.start).cases.map(\.explanation) == [response.explanation])
    }
  }

  @Test("A case that is open moves there: the first society is told, and the clock runs on")
  func moved() async throws {
    try await withDesk(Self.societies) { desk in
      try desk.recommend(.example())
      let first = try #require(try desk.sent(CaseAllocated.self).first)
      _ = try allocate(desk, to: "garden", at: .after(30))
      #expect(try desk.sent(CaseWithdrawn.self).map(\.caseID) == [first.caseID])
      let second = try #require(try desk.sent(CaseAllocated.self).last)
      #expect(second.society == "garden" && second.dueAt == first.dueAt && second.clock?.pauses == [])
      #expect(throws: ScreeningError.self) { try allocate(desk, to: "garden", at: .after(31)) }
    }
  }

  @Test("Who is unknown, has not passed, or was concluded on is not allocated; nor without a reason, nor to nobody")
  func refused() async throws {
    try await withDesk(Self.societies) { desk in
      #expect(throws: ScreeningError.unknownCandidate(id: Self.id)) { try allocate(desk, to: "garden") }
      try desk.recommend(.example(qualifications: .init()))
      #expect(throws: ScreeningError.notPassed(id: Self.id, outcome: .underReview)) {
        try allocate(desk, to: "garden")
      }
      try desk.decide(.init(candidateID: Self.id, outcome: .passed, officer: "王", reason: "已核"))
      #expect(throws: ScreeningError.unknownSociety(code: "nobody")) { try allocate(desk, to: "nobody") }
      #expect(throws: ScreeningError.self) { try allocate(desk, to: "garden", reason: " ") }
      try desk.conclude(try #require(try desk.sent(CaseAllocated.self).first), at: .after(1))
      #expect(throws: ScreeningError.concluded(id: Self.id, society: "civil-a")) {
        try allocate(desk, to: "garden", at: .after(2))
      }
      #expect(try desk.sent(CaseAllocated.self).count == 1)
    }
  }
}
