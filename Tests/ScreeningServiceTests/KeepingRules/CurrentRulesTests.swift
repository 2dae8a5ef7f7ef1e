import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// The rule book in the store: what was taken holds, also for the next process, and a version says one thing for ever.
@Suite struct CurrentRulesTests {
  private func take(_ yaml: String, _ rules: CurrentRules, _ desk: ScreeningDesk) throws {
    let set = try RuleSet(yaml: yaml)
    try desk.work("take-\(set.version)") { work in
      try RuleTaking(rules: rules).take(set, yaml: yaml, by: nil, reason: "rules.file", work)
    }
  }

  private func holding(_ rules: CurrentRules, _ desk: ScreeningDesk) throws -> String {
    try desk.read { try rules.holding(in: $0).inForce(at: ScreeningDesk.start, campaign: 2025).version }
  }

  @Test("What was taken is judged by, also by a process that was started without it")
  func taken() async throws {
    try await withDesk { desk in
      let rules = CurrentRules.notice
      #expect(try holding(rules, desk) == "2025-1")
      try take(ScreeningDesk.rules(), rules, desk)
      #expect(try holding(rules, desk) == "2025-2" && holding(.notice, desk) == "2025-2")
      try desk.receive(CandidateRecommended(candidate: .example(id: "a")), id: "a")
      #expect(try desk.latestDecision("a").ruleSet == "2025-2" && desk.latestDecision("a").outcome == .rejected)
    }
  }

  @Test("Of two of one day the one that was taken last holds; one of a later day holds from then")
  func order() async throws {
    try await withDesk { desk in
      let rules = CurrentRules.notice
      for (version, day) in [("2025-4", "2025-04-01"), ("2025-3", "2025-04-01"), ("2025-9", "2025-06-01")] {
        try take(ScreeningDesk.rules(version, from: day), rules, desk)
      }
      #expect(try holding(rules, desk) == "2025-3")
      let book = try desk.read { try rules.holding(in: $0) }
      #expect(book.versions == ["2025-1", "2025-4", "2025-3", "2025-9"])
      let july = Timestamp(milliseconds: 1_751_328_000_000)
      #expect(book.inForce(at: july, campaign: 2025).version == "2025-9")
    }
  }

  @Test(
    "A version that was taken says the same for ever; written otherwise it is the same, asking for something else it is refused"
  )
  func versions() async throws {
    try await withDesk { desk in
      let rules = CurrentRules.notice
      try take(ScreeningDesk.rules(), rules, desk)
      try take("# the same\n" + ScreeningDesk.rules(), rules, desk)
      #expect(throws: ScreeningError.knownRules(version: "2025-2")) {
        try take(ScreeningDesk.rules(relevant: 7), rules, desk)
      }
      #expect(throws: ScreeningError.knownRules(version: "2025-1")) {
        try take(ScreeningDesk.rules("2025-1"), rules, desk)
      }
      #expect(try desk.read { try RuleSetTable(transaction: $0).list() }.count == 1)
      #expect(try desk.actions(of: "rules-2025-2") == ["rulesTaken"])
      // What a service was started with does not go before what decisions name.
      let started = CurrentRules(RuleBook(.notice2025, later: [try RuleSet(yaml: ScreeningDesk.rules(relevant: 7))]))
      let book = try desk.read { try started.holding(in: $0) }
      #expect(book.version("2025-2")?.professional.relevant == 6)
    }
  }

  @Test("A rule set that was rolled back with its transaction holds for nobody")
  func rolledBack() async throws {
    try await withDesk { desk in
      struct Refused: Error {}
      let rules = CurrentRules.notice
      let set = try RuleSet(yaml: ScreeningDesk.rules())
      #expect(throws: Refused.self) {
        try desk.work("take") { work in
          try RuleTaking(rules: rules).take(set, yaml: ScreeningDesk.rules(), by: "王", reason: "修订", work)
          #expect(
            try rules.holding(in: work.transaction).inForce(at: work.now, campaign: 2025).version == "2025-2")
          throw Refused()
        }
      }
      #expect(try holding(rules, desk) == "2025-1")
      // The next one gets the number of the one that was not kept.
      try take(ScreeningDesk.rules("2025-3", relevant: 3), rules, desk)
      #expect(try holding(rules, desk) == "2025-3")
      #expect(try desk.read { try rules.holding(in: $0) }.versions == ["2025-1", "2025-3"])
    }
  }

  @Test("The book is listed with what holds now, and who took what")
  func listed() async throws {
    try await withDesk { desk in
      try desk.startRerun(ScreeningDesk.rules())
      let listed = try desk.read { try RerunQueries(rules: .notice, clock: Fixed()).ruleSets(.init(), $0) }.ruleSets
      #expect(listed.map(\.version) == ["2025-1", "2025-2"] && listed.map(\.isInForce) == [false, true])
      #expect(listed.map(\.officer) == [nil, "王"] && listed.map { $0.takenAt == nil } == [true, false])
    }
  }

  private struct Fixed: AccordClock {
    func now() -> Timestamp { ScreeningDesk.start }
  }
}
