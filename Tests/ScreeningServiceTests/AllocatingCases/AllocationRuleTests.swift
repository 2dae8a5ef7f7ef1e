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
      field: "civil", specialty: specialty, excluding: excluding
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

  @Test("Nobody serves the field: nobody is chosen, and nobody's cases are counted")
  func nobody() {
    let choice = AllocationRule(registry: SocietyRegistry([Self.structural])).choose(
      field: "landscape", specialty: nil, excluding: []
    ) { _ in
      Issue.record("counted the cases of a society that does not serve the field")
      return 0
    }
    #expect(choice == nil)
  }
}
