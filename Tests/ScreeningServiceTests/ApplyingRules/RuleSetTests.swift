import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

@Suite struct RuleSetTests {
  /// A rule set that is right; each test changes one line of it.
  private static let written = """
    campaign: 2026
    version: 2026-1
    inForceFrom: 2026-03-01
    criteria:
      - {criterion: field, clause: M1, zh: 领域, en: field}
      - {criterion: education, clause: M2, zh: 学历, en: degree}
      - {criterion: professionalYears, clause: M3.1, relevantYears: 6, significantYears: 3, zh: 专业, en: professional}
      - {criterion: seniorYears, clause: M3.2, relevantYears: 12, significantYears: 6, zh: 资深, en: senior}
      - {criterion: abroad, clause: M3.3, zh: 境外, en: abroad}
    """

  private static func faults(_ yaml: String) -> [String] {
    do {
      _ = try RuleSet(yaml: yaml)
      return []
    } catch {
      return error.faults
    }
  }

  @Test("The built-in notice asks for the years of the reference lists, under their clauses")
  func builtIn() throws {
    let notice = RuleSet.notice2025
    #expect(notice.version == "2025-1")
    #expect(notice.campaign == ReferenceLists.notice.campaign.year)
    for level in Level.allCases {
      let entry = try #require(ReferenceLists.notice.level(level))
      let years = notice.years(for: level)
      #expect(years.clause == entry.clause)
      #expect(years.relevant == entry.relevantYears)
      #expect(years.significant == entry.significantYears)
    }
    #expect(notice.clauses(for: .senior) == ["N1.1", "N1.2", "N1.3.2", "N1.3.3"])
    #expect(notice.rules.allSatisfy { !$0.chinese.isEmpty && !$0.english.isEmpty })
  }

  @Test(
    "A rule set's own thresholds and clauses decide, exactly",
    arguments: [
      (.professional, 6, 3, .met), (.professional, 5.9, 3, .notMet), (.professional, 6, 2.9, .notMet),
      (.senior, 12, 6, .met), (.senior, 11.9, 6, .notMet), (.senior, 12, 5.9, .notMet),
    ] as [(Level, Double, Double, FindingResult)])
  func thresholds(_ level: Level, _ relevant: Double, _ significant: Double, _ expected: FindingResult) throws {
    let rules = try RuleSet(yaml: Self.written)
    let findings = rules.judge(
      .example(level: level, qualifications: .engineer(relevant: relevant, significant: significant))
    ).findings
    #expect(findings.map(\.clause) == ["M1", "M2", level == .senior ? "M3.2" : "M3.1", "M3.3"])
    #expect(findings[2].result == expected)
  }

  @Test(
    "Each fault is named with its line",
    arguments: [
      ("campaign: 2026", "campaign: soon", "line 1: `campaign`"),
      ("version: 2026-1", "version: 第一版", "line 2: `version`"),
      ("2026-03-01", "2026-02-30", "line 3: `inForceFrom`"),
      ("2026-03-01", "next year", "line 3: `inForceFrom`"),
      ("clause: M2", "clause: somewhere", "line 6: `clause`"),
      ("clause: M2", "clause: M1", "line 6: the clause `M1` is there twice"),
      ("criterion: abroad", "criterion: weather", "line 9: there is no criterion `weather`"),
      ("relevantYears: 6", "relevantYears: many", "line 7: `relevantYears`"),
      ("significantYears: 6", "significantYears: 13", "line 8: `significantYears` are a part"),
      ("zh: 境外", "zh: ''", "line 9: `zh` is missing"),
      ("en: degree", "de: Abschluss", "line 6: there is no key `de`"),
      ("- {criterion: abroad, clause: M3.3, zh: 境外, en: abroad}", "", "the criterion `abroad` is missing"),
      ("criterion: education", "criterion: field", "line 6: the criterion `field` is there twice"),
      ("criteria:", "rules:", "`criteria` has to be a list"),
    ])
  func faulty(_ right: String, _ wrong: String, _ fault: String) {
    let faults = Self.faults(Self.written.replacing(right, with: wrong))
    #expect(faults.contains { $0.contains(fault) }, "\(faults)")
  }

  @Test("All faults are named at once; a file that is no rule set is one fault")
  func manyFaults() {
    let faults = Self.faults(
      Self.written.replacing("campaign: 2026", with: "campaign: 1").replacing("M3.2", with: "m32").replacing(
        "relevantYears: 6", with: "relevantYears: -1"))
    #expect(faults.count == 4, "\(faults)")
    #expect(Self.faults("").count == 1)
    #expect(Self.faults("a: [").count == 1)
    #expect(Self.faults("- 1").count == 1)
  }

  @Test(
    "A rule set holds from the first moment of its day in Shanghai, for its campaign",
    arguments: [
      (1_772_294_399_999, 2026, "2025-1"), (1_772_294_400_000, 2026, "2026-1"), (1_772_294_400_000, 2025, "2025-1"),
      (1_772_294_400_000, 2027, "2026-1"), (0, 2026, "2025-1"),
    ] as [(Int64, Int, String)])
  func inForce(_ milliseconds: Int64, _ campaign: Int, _ version: String) throws {
    let book = RuleBook(.notice2025, later: [try RuleSet(yaml: Self.written)])
    #expect(book.inForce(at: Timestamp(milliseconds: milliseconds), campaign: campaign).version == version)
  }

  @Test("A decision keeps the version that was in force when it was made, whatever comes later")
  func decisions() async throws {
    let stricter = Self.written.replacing("campaign: 2026", with: "campaign: 2025").replacing(
      "2026-03-01", with: "2025-06-01")
    let book = RuleBook(.notice2025, later: [try RuleSet(yaml: stricter)])
    try await withDesk { desk in
      let june = Timestamp(milliseconds: 1_748_707_200_000)
      for (id, time, version, outcome) in [
        ("a", Timestamp(milliseconds: june.milliseconds - 1), "2025-1", ScreeningOutcome.passed),
        ("b", june, "2026-1", .rejected), ("c", june, "2026-1", .rejected),
      ] {
        let candidate = Candidate.example(id: id)
        try desk.work(id, at: time) { work in
          let recommended = CandidateRecommended(candidate: candidate)
          let event = CloudEvent(
            id: id, source: "/accord/intake", type: CandidateRecommended.eventType,
            data: try JSON.encode(recommended))
          try CandidateScreening(rules: CurrentRules(book), allocation: desk.allocation).screen(
            recommended, event, work)
        }
        let decision = try desk.read { try CandidateTable(transaction: $0).decision(1, of: id) }
        #expect(decision.ruleSet == version)
        #expect(decision.outcome == outcome)
      }
      let first = try desk.read { try CandidateTable(transaction: $0).decision(1, of: "a") }
      #expect(first.ruleSet == "2025-1")
    }
  }
}
