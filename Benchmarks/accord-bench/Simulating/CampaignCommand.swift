import AccordCampaign
import ArgumentParser
import Foundation

/// `accord-bench campaign`: a year of candidates in a moment.
struct CampaignCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Simulates a year of a campaign and checks where everybody ended.",
    discussion: """
      Screening and every society as they are laid out for their processes, each on an SQLite store of its own, worked by hand with \
      a clock that goes by the hour; units and officers are played. Lists, corrections, supplements, returns, transfers, \
      withdrawals, days on which services are down, records that come twice, and other rules in the middle. At the end everybody has \
      to be in exactly one place, and a second program (Tests/Support/campaign_audit.py, with a calendar of its own) has to come to the \
      same outcomes and clocks from what was said alone. The same seed gives the same digest.

      Exit status: 1 when something is not as it should be.
      """)

  @Option(help: "How many candidates.") var candidates = 20_000
  @Option(help: "The random numbers.") var seed: UInt64 = 1
  @Option(help: "In which order things of different candidates happen that happen at the same hour.")
  var interleaving: UInt64 = 1
  @Flag(help: "No society has a limited room; then the endings do not depend on the interleaving.")
  var withoutCapacities = false
  @Option(help: "How often it is run; all runs have to come to the same digest.") var runs = 1
  @Option(
    help:
      "A new or empty folder for stores and the journal, which then stay. Default: a temporary one, removed at the end; in memory where there is room."
  )
  var state: String?

  func validate() throws {
    guard (1...1_000_000).contains(candidates) else { throw ValidationError("--candidates takes 1 to 1000000") }
    guard (1...20).contains(runs) else { throw ValidationError("--runs takes 1 to 20") }
  }

  func run() async throws {
    let memory = state == nil ? Self.folderInMemory() : nil
    defer { if let memory { try? FileManager.default.removeItem(atPath: memory) } }
    let workbench = try Workbench(folder: state ?? memory)
    defer { workbench.removeIfTemporary() }
    var digests: [String] = []
    for number in 1...runs {
      let began = ContinuousClock.now
      let campaign = try Campaign(
        CampaignPlan(
          candidates: candidates, seed: seed, interleaving: interleaving, hasCapacities: !withoutCapacities),
        folder: try workbench.folder("run-\(number)"))
      try campaign.run()
      let simulated = ContinuousClock.now
      let result = try await campaign.result(audits: number == 1)
      if number == 1 { print(result) }
      workbench.say(
        "run \(number): a year in \(began.duration(to: simulated).formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))), "
          + "looked over in \(simulated.duration(to: .now).formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1))))"
      )
      digests.append(result.digest)
      guard result.faults.isEmpty else { throw ExitCode(1) }
    }
    guard Set(digests).count == 1 else {
      print("the runs differ: \(digests.joined(separator: " "))")
      throw ExitCode(1)
    }
  }

  /// What is simulated is no disk: a hundred thousand transactions need not wait for one.
  private static func folderInMemory() -> String? {
    let memory = "/dev/shm"
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: memory)
    guard let free = attributes?[.systemFreeSize] as? NSNumber, free.int64Value > 4 << 30 else { return nil }
    return "\(memory)/accord-campaign-\(UUID().uuidString)"
  }
}
