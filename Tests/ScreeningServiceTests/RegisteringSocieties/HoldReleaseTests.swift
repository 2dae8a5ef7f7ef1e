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
      try desk.releaseHolds()
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      #expect(try desk.read { try desk.queries.held(.init(), $0) }.candidates.count == 1)

      desk.registry.replace(with: SocietyRegistry([Self.landscape]))
      for _ in 1...2 { try desk.releaseHolds() }
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
      try desk.releaseHolds()
      #expect(try desk.sent().count == before)
    }
  }

  @Test("Those who cannot go to whoever has room keep nobody behind them from going")
  func passedOver() async throws {
    let people = (100..<160).map { Candidate.example(id: "candidate-\($0)") }
    try await withDesk { desk in
      for candidate in people { try desk.recommend(candidate) }
      // All but the last came back, and nobody else is there; an officer passes them on.
      for given in try desk.sent(CaseAllocated.self) where given.candidate.id != people[59].id {
        try desk.giveBack(given, at: .after(1))
        try desk.decide(
          .init(candidateID: given.candidate.id, outcome: .passed, officer: "王", reason: "符合条件"),
          id: "pass-\(given.candidate.id)", at: .after(1))
      }
      try desk.change(.init(code: "civil-a", officer: "王", reason: "换届", paused: true), at: .after(2))
      let late = Candidate.example(id: "late")
      try desk.recommend(late, at: .after(2))
      #expect(try desk.read { try HoldTable(transaction: $0).list(field: "civil").count } == 60)
      try desk.change(.init(code: "civil-a", officer: "王", reason: "完成", paused: false), id: "on", at: .after(3))
      try desk.ring(at: .after(3))
      #expect(try desk.sent(CaseAllocated.self).count == 61)
      #expect(try desk.sent(CaseAllocated.self).last?.candidate.id == "late")
    }
  }

  @Test("Who waits is found by the index, however many wait for other fields")
  func indexed() async throws {
    try await withDesk { desk in
      let plan = try desk.read { transaction in
        try transaction.query(
          "EXPLAIN QUERY PLAN \(HoldTable.page)", [.text("civil"), .integer(0), .text(""), .integer(1)]
        ).compactMap { $0.text(3) }.joined(separator: "; ")
      }
      #expect(plan.contains("hold_in_order") && !plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }

  @Test("A place that becomes free goes to who waits longest, and not to who comes in just then")
  func overtaken() async throws {
    let society = Society(code: "civil-a", name: "土木学会甲", fields: ["civil"], capacity: 1)
    try await withDesk([society]) { desk in
      let people = (1...3).map { Candidate.example(id: "0196a000-0000-7000-8000-00000000000\($0)") }
      try desk.recommend(people[0])
      try desk.recommend(people[1], at: .after(1))
      try desk.conclude(try #require(try desk.sent(CaseAllocated.self).first), at: .after(2))
      // In the same batch, before the timer that looks at those who wait.
      try desk.recommend(people[2], at: .after(2))
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == [people[0].id])
      #expect(try desk.sent(CandidateHeld.self).last?.explanation == "土木工程类有先到的人选正在依次分配，随后自动分配")
      try desk.ring(at: .after(2))
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == [people[0].id, people[1].id])
      #expect(
        try desk.read { try HoldTable(transaction: $0).list(field: "civil").map(\.candidateID) } == [people[2].id])
      // Nobody is held up where nobody waits.
      try desk.change(.init(code: "civil-a", officer: "王", reason: "扩容", capacity: 9), at: .after(3))
      try desk.ring(at: .after(3))
      try desk.change(.init(code: "civil-a", officer: "王", reason: "扩容", capacity: 10), at: .after(3))
      try desk.recommend(.example(id: "new"), at: .after(3))
      #expect(try desk.sent(CaseAllocated.self).last?.candidate.id == "new")
    }
  }

  @Test(
    "Where the registry changes, newcomers go behind those who wait, whatever way it changes", arguments: [false, true])
  func changedRegistry(isFile: Bool) async throws {
    try await withDesk { desk in
      let people = (1...3).map { Candidate.example(id: "candidate-\($0)", field: "landscape") }
      for candidate in people.prefix(2) { try desk.recommend(candidate) }
      if isFile {
        desk.registry.replace(with: SocietyRegistry([Self.landscape]))
        try desk.work("registry", at: .after(1)) { try HoldRelease.schedule(for: Self.landscape, $0) }
      } else {
        try desk.add(Self.landscape.entry)
      }
      try desk.recommend(people[2], at: .after(1))
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      try desk.ring(at: .after(1))
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == people.map(\.id))
    }
  }
}
