import Contracts
import Testing

@testable import IntakeService

/// Officers take pairs out of the queue one by one.
struct DuplicateClaimingTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let almost = wang.with {
    $0.person.phone = "13800000007"
    $0.origin.row = 9
  }

  private func claim(_ desk: ListDesk, _ id: String, _ officer: String) throws -> DuplicatePair {
    try desk.work { try DuplicateClaiming(work: $0).claim(.init(pairID: id, officer: officer)) }
  }

  private func release(
    _ desk: ListDesk, _ id: String, _ officer: String, _ reason: String? = nil
  ) throws -> DuplicatePair {
    try desk.work {
      try DuplicateClaiming(work: $0).release(.init(pairID: id, officer: officer, reason: reason))
    }
  }

  @Test func twoOfficersCannotDecideTheSamePair() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(
        pair.claimedBy == nil && pair.place.dispatch == pair.earlier.dispatch && pair.place.since == pair.raisedAt)
      #expect(try claim(desk, pair.id, " op-2 ").claimedBy == "op-2")
      #expect(try claim(desk, pair.id, "op-2").claimedBy == "op-2", "twice changes nothing")
      #expect(throws: IntakeError.pairClaimed(id: pair.id, officer: "op-2")) { try claim(desk, pair.id, "op-1") }
      // op-1 decides in `desk.decide`.
      #expect(throws: IntakeError.pairClaimed(id: pair.id, officer: "op-2")) { try desk.decide(pair, .different) }
      #expect(throws: IntakeError.self) { try release(desk, pair.id, "op-1") }
      #expect(try desk.pairs(open: true).first?.claimedBy == "op-2")
      #expect(try release(desk, pair.id, "op-1", "op-2 休假").claimedBy == nil)
      #expect(try claim(desk, pair.id, "op-1").claimedAt != nil)
      let decided = try desk.decide(pair, .different)
      #expect(decided.verdict == .different && decided.claimedBy == nil)
      #expect(throws: IntakeError.pairNotOpen(id: pair.id)) { try claim(desk, pair.id, "op-2") }
      #expect(throws: IntakeError.unknownPair(id: "none")) { try claim(desk, "none", "op-2") }
      let actions = try desk.store.read { try $0.history.entries(subject: pair.earlier.id) }.map(\.entry.action)
      #expect(
        actions.suffix(4) == ["duplicateClaimed", "duplicateReleased", "duplicateClaimed", "duplicateDecided"])
    }
  }

  @Test func theClaimGoesOnWhenTheDataBecomeOthers() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      _ = try claim(desk, pair.id, "op-2")
      // Another digit: the question is another one, and still the officer's.
      try desk.take([Self.wang, Self.almost.with { $0.person.phone = "13800000002" }])
      let now = try #require(try desk.pairs(open: true).first)
      #expect(now.id != pair.id && now.claimedBy == "op-2")
      #expect(throws: IntakeError.pairReplaced(id: pair.id, by: now.id)) { try claim(desk, pair.id, "op-2") }
      #expect(throws: IntakeError.pairClaimed(id: now.id, officer: "op-2")) { try desk.decide(now, .different) }
    }
  }

  @Test func aPairIsFoundByItsId() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(try desk.store.read { try DuplicateQueries.list(.init(pairID: pair.id), $0).pairs }.count == 1)
      #expect(try desk.store.read { try DuplicateQueries.list(.init(pairID: "none"), $0).pairs }.isEmpty)
    }
  }
}
