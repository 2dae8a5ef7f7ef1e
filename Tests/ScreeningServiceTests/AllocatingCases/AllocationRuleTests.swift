import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

@Suite struct AllocationRuleTests {
  private static let general = Society(code: "general", name: "综合学会", fields: ["civil", "building"])
  private static let structural = Society(
    code: "structural", name: "结构学会", fields: ["civil"], specialties: ["civil": ["structural"]])
  private static let geotechnical = Society(
    code: "geotechnical", name: "岩土学会", fields: ["civil"], specialties: ["civil": ["geotechnical"]])
  private static let heavy = Society(code: "heavy", name: "大学会", fields: ["civil"], weight: 3)

  private func choose(
    _ societies: [Society], specialty: String? = nil, excluding: Set<String> = [], _ allocated: [String: Int] = [:]
  ) -> AllocationRule.Choice? {
    AllocationRule(registry: SocietyRegistry(societies)).choose(
      field: "civil", specialty: specialty, excluding: excluding, open: { _ in 0 }
    ) { allocated[$0] ?? 0 }
  }

  @Test("Who asks for the specialty comes first, however many cases it has; who asks for others comes last")
  func specialty() throws {
    let all = [Self.general, Self.structural, Self.geotechnical]
    let busy = ["structural": 1000]
    let wanted = try #require(choose(all, specialty: "structural", busy))
    #expect(wanted.society.code == "structural")
    #expect(wanted.explanation.contains("优先受理该专业类别"))
    #expect(choose(all, specialty: "other")?.society.code == "general")
    #expect(choose(all, specialty: nil)?.society.code == "general")
    #expect(choose([Self.structural, Self.geotechnical], specialty: "other", busy)?.society.code == "geotechnical")
  }

  @Test(
    "Then who has the fewest cases for its weight",
    arguments: [
      (0, 0, "general"), (1, 2, "heavy"), (1, 3, "general"), (1, 4, "general"), (2, 5, "heavy"), (0, 1, "general"),
    ])
  func load(_ general: Int, _ heavy: Int, _ expected: String) throws {
    let choice = try #require(choose([Self.heavy, Self.general], ["general": general, "heavy": heavy]))
    #expect(choice.society.code == expected)
    #expect(choice.explanation.contains(general * 3 == heavy ? "按代码次序" : "之比最小"))
  }

  @Test("Weights are kept over many allocations")
  func manyAllocations() throws {
    var allocated: [String: Int] = [:]
    for _ in 0..<400 {
      let choice = try #require(choose([Self.heavy, Self.general], allocated))
      allocated[choice.society.code, default: 0] += 1
    }
    #expect(allocated == ["general": 100, "heavy": 300])
  }

  @Test("The order of the file does not matter")
  func orderOfFile() {
    let all = [Self.general, Self.structural, Self.geotechnical, Self.heavy]
    for specialty in [nil, "structural", "geotechnical", "other"] {
      let expected = choose(all, specialty: specialty, ["general": 1])
      #expect(choose(all.reversed(), specialty: specialty, ["general": 1]) == expected)
    }
  }

  @Test("A society that returned the case does not get it again, and the explanation says so")
  func excluded() throws {
    let choice = try #require(choose([Self.general, Self.heavy], excluding: ["general"]))
    #expect(choice.society.code == "heavy")
    #expect(choice.explanation.contains("general"))
    #expect(choose([Self.general], excluding: ["general"]) == nil)
  }

  @Test("Where the load is the same, who has most room comes first; who is full, paused or not in force gets nobody")
  func room() throws {
    var (small, large) = (Self.general, Self.heavy)
    (small.capacity, large.capacity, large.weight) = (5, 9, 1)
    // 00:00 on 1 May in Beijing.
    let now = try #require(Timestamp(rfc3339: "2025-04-30T16:00:00.000Z"))
    func choose(_ societies: [Society], open: [String: Int]) -> AllocationRule.Choice? {
      AllocationRule(registry: SocietyRegistry(societies), now: now).choose(
        field: "civil", specialty: nil, excluding: [], open: { open[$0] ?? 0 }
      ) { _ in 0 }
    }
    let roomy = try #require(choose([small, large], open: ["general": 1, "heavy": 4]))
    #expect(roomy.society.code == "heavy" && roomy.explanation.contains("余量最大（5件）"))
    let first = try #require(choose([small, large], open: ["general": 1, "heavy": 5]))
    #expect(first.society.code == "general" && first.explanation.contains("按代码次序"))
    let left = try #require(choose([small, large], open: ["heavy": 9]))
    #expect(left.explanation == "土木工程类由综合学会（general）受理；大学会（heavy）在办案件已满9件")
    small.isPaused = true
    #expect(choose([small, large], open: [:])?.society.code == "heavy")
    large.to = CalendarDate("2025-04-30")
    #expect(choose([small, large], open: [:]) == nil)
    large.to = CalendarDate("2025-05-01")
    large.from = CalendarDate("2025-05-01")
    #expect(choose([small, large], open: [:])?.society.code == "heavy")
  }

  @Test("Nobody serves the field: nobody is chosen, and nobody's cases are counted")
  func nobody() {
    let choice = AllocationRule(registry: SocietyRegistry([Self.structural])).choose(
      field: "landscape", specialty: nil, excluding: [], open: { _ in 0 }
    ) { _ in
      Issue.record("counted the cases of a society that does not serve the field")
      return 0
    }
    #expect(choice == nil)
  }
}
