import AccordTesting
import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

/// `rules.file` as the running service watches it, and a rerun beside it.
@Suite(.serialized) struct RulesFileTests {
  private static let societies = "societies: [{code: civil-a, name: 土木学会, fields: [civil]}]"

  @Test("A changed file holds without a restart; a faulty one changes nothing; one that is right again holds")
  func watched() async throws {
    try await withRunningScreening(societies: Self.societies, rules: ScreeningDesk.rules()) { screening in
      func versions() async throws -> [String] {
        try await screening.call(ListRuleSets.self, .init()).ruleSets.map(\.version)
      }
      func inForce() async throws -> [String] {
        try await screening.call(ListRuleSets.self, .init()).ruleSets.filter(\.isInForce).map(\.version)
      }
      try await eventually("the file's rules") { (try? await inForce()) == ["2025-2"] }
      // Another content under the same version, no YAML, and one with two faults: never half of it.
      for faulty in [
        ScreeningDesk.rules(relevant: 9), "a: [",
        ScreeningDesk.rules("2025-3").replacing("N1.3.2", with: "x").replacing("campaign: 2025", with: "campaign: 1"),
      ] {
        try screening.write(rules: faulty)
        try await screening.recommend([.example(id: "during-\(faulty.count)")])
        try await eventually("judged") {
          (try? await screening.call(Explain.self, .init(candidateID: "during-\(faulty.count)"))) != nil
        }
      }
      #expect(try await inForce() == ["2025-2"])
      try screening.write(rules: ScreeningDesk.rules("2025-4", relevant: 4))
      try await eventually("the new rules") { try await inForce() == ["2025-4"] }
      #expect(try await versions() == ["2025-1", "2025-2", "2025-4"])
      try await screening.recommend([.example(id: "after", qualifications: .engineer(relevant: 4, significant: 2))])
      let explained = try await eventually("judged by them") {
        try? await screening.call(Explain.self, .init(candidateID: "after"))
      }
      #expect(explained.outcome == .passed && explained.decisions.map(\.ruleSet) == ["2025-4"])
    }
  }

  @Test("A rerun by call goes on by itself to its end, and the same call again starts nothing new")
  func rerun() async throws {
    try await withRunningScreening(societies: Self.societies) { screening in
      try await screening.recommend((0..<250).map { .example(id: "c-\(1000 + $0)", field: "landscape") })
      try await eventually("all held") {
        try await screening.call(ListHeld.self, .init(limit: 1000)).candidates.count == 250
      }
      let request = StartRerun.Request(rules: ScreeningDesk.rules(), officer: "王", reason: "修订")
      let started = try await screening.call(StartRerun.self, request, key: "once")
      #expect(try await screening.call(StartRerun.self, request, key: "once") == started)
      let rerun = try await eventually("the end of the rerun") {
        let found = try await screening.call(ListReruns.self, .init()).reruns
        return found.first { $0.finishedAt != nil }
      }
      #expect(rerun.totals == RerunTotals(examined: 250, changed: 250))
      #expect(try await screening.call(ListReruns.self, .init()).reruns.count == 1)
      let page = try await screening.call(ListRerunCandidates.self, .init(number: 1, limit: 200))
      #expect(page.candidates.count == 200 && page.nextPageToken != nil)
      #expect(page.candidates.allSatisfy { $0.from == .passed && $0.to == .rejected })
      #expect(try await screening.call(ListHeld.self, .init()).candidates.isEmpty)
      let unknown = await #expect(throws: RPCError.self) {
        try await screening.call(ListReruns.self, .init(number: 7))
      }
      #expect(unknown?.code == .notFound)
    }
  }
}
