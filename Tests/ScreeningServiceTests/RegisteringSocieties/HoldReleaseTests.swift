import Contracts
import Testing

@testable import ScreeningService

@Suite struct HoldReleaseTests {
  private static let landscape = Society(code: "garden", name: "风景园林学会", fields: ["landscape"])

  @Test("When a society of the field is registered, the held candidate goes on, once")
  func release() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(field: "landscape")
      try desk.recommend(candidate)
      let release = HoldRelease(allocation: desk.allocation)
      try desk.work("too early") { try release.release(candidate.id, $0) }
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      #expect(try desk.read { try desk.queries.held(.init(), $0) }.candidates.count == 1)

      desk.registry.replace(with: SocietyRegistry([Self.landscape]))
      for attempt in 1...2 { try desk.work("release \(attempt)") { try release.release(candidate.id, $0) } }
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["garden"])
      #expect(try desk.read { try desk.queries.held(.init(), $0) }.candidates.isEmpty)
      #expect(try desk.actions(of: candidate.id) == ["screened", "held", "allocated"])
    }
  }

  @Test("A candidate who is not held is left alone")
  func notHeld() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let before = try desk.sent().count
      let release = HoldRelease(allocation: desk.allocation)
      try desk.work("release") { try release.release(Candidate.example().id, $0) }
      try desk.work("unknown") { try release.release("nobody", $0) }
      #expect(try desk.sent().count == before)
    }
  }
}
