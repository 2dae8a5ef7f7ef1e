import AccordCampaign
import AccordTesting
import Foundation
import Testing

/// A simulated year, smaller than `accord-bench campaign` has it.
@Suite struct CampaignTests {
  private static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-campaign-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path(percentEncoded: false))
  }

  private static func run(_ plan: CampaignPlan, audits: Bool = false) async throws -> CampaignResult {
    try await withFolder { folder in
      let campaign = try Campaign(plan, folder: folder)
      try campaign.run()
      return try await campaign.result(audits: audits)
    }
  }

  @Test("After a year everybody is in exactly one place, and a second program comes to the same outcomes and clocks")
  func accountedFor() async throws {
    let result = try await Self.run(CampaignPlan(candidates: 1000, seed: 1), audits: true)
    #expect(result.faults == [])
    #expect(result.endings.count == 1000)
    #expect(result.stoodForScreening > 0 && result.stoodForSocieties > 0)
    // A year in which nothing happens would show nothing.
    for ending in [
      "concluded passed", "concluded notPassed", "at society", "rejected", "withdrawn", "underReview",
    ] {
      #expect(result.endings.values.contains(ending), "nobody ends \(ending)")
    }
  }

  @Test("The same seed gives the same year, byte for byte; another gives another")
  func same() async throws {
    let plan = CampaignPlan(candidates: 100, seed: 7)
    let first = try await Self.run(plan)
    #expect(try await Self.run(plan).digest == first.digest)
    #expect(try await Self.run(CampaignPlan(candidates: 100, seed: 8)).digest != first.digest)
  }

  /// Where two societies share a field, the loads decide which of them gets a case, and with it who came first; the endings are
  /// compared, and not the societies. Nobody has a limited room here, since who came first then says who has to wait.
  @Test(
    "The order of what happens to different candidates, and how it is gathered, changes nobody's end",
    arguments: [3, 4])
  func anyOrder(seed: UInt64) async throws {
    var digests: Set<String> = []
    var endings: [String: String]?
    for interleaving in 1...3 as ClosedRange<UInt64> {
      let plan = CampaignPlan(candidates: 150, seed: seed, interleaving: interleaving, hasCapacities: false)
      let result = try await Self.run(plan)
      #expect(result.faults == [])
      digests.insert(result.digest)
      if let endings {
        let others = result.endings.filter { endings[$0.key] != $0.value }.keys.sorted()
        #expect(others == [], "interleaving \(interleaving)")
      }
      endings = endings ?? result.endings
    }
    #expect(digests.count == 3, "the order was not another at all")
  }
}
