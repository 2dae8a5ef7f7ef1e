import ArgumentParser
import Foundation

/// Runs the parts that are asked for and prints one table, ratios first.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures and prints a table.",
    discussion: """
      screening  the screening service, and a bare loop that reads the same records and writes the same rows and outputs
                 without any logic, in turn; the ratio of their rates is the figure that matters
      store      screening with ten thousand to a million candidates in its store already
      latency    screening at a steady rate
      way        workbooks through intake, screening, every society and referral
      reading    a workbook of 50,000 candidates, beside openpyxl and python-calamine in the same run
      rest       memory and readiness of each service on an empty broker

      Exit status: 1 when something is incorrect (a candidate lost or decided wrongly, a store without synchronous=FULL),
      whatever the timings.
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case screening, store, latency, way, reading, rest
  }

  @Option(help: "Generated candidates.")
  var candidates = 10_000

  @Option(help: "How often screening and the bare loop are run in turn; their medians count.")
  var rounds = 3

  @Option(help: "Candidates in the largest store of the part `store`.")
  var most = 1_000_000

  @Option(help: "Candidates a second for the part `latency`.")
  var rate = 500

  @Option(help: "Just this part: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).")
  var only: Part?

  @Option(
    help: "A new or empty folder for stores and logs, which then stay. Default: a temporary one, removed at the end.")
  var state: String?

  func validate() throws {
    guard (12...100_000).contains(candidates) else { throw ValidationError("--candidates takes 12 to 100000") }
    guard (1...20).contains(rounds) else { throw ValidationError("--rounds takes 1 to 20") }
    guard (20_000...5_000_000).contains(most) else { throw ValidationError("--most takes 20000 to 5000000") }
    guard (1...5000).contains(rate) else { throw ValidationError("--rate takes 1 to 5000") }
  }

  func run() async throws {
    let workbench = try Workbench(folder: state)
    defer { workbench.removeIfTemporary() }
    var report = BenchReport(candidates: candidates)
    do {
      for part in Part.allCases where only == nil || only == part {
        workbench.say("measuring: \(part.rawValue)")
        let sections =
          switch part {
          case .screening:
            try await ScreeningComparison(workbench: workbench, count: candidates, rounds: rounds).measure()
          case .store:
            try await StoreGrowth(workbench: workbench, count: candidates, rounds: rounds, most: most).measure()
          case .latency:
            try await SteadyLatency(workbench: workbench, count: min(candidates, rate * 10), rate: rate).measure()
          case .way: try await WholeWay(workbench: workbench, count: candidates).measure()
          case .reading: try await ReadingComparison(workbench: workbench, rounds: rounds).measure()
          case .rest: try await Resting(workbench: workbench).measure()
          }
        report.sections += sections
      }
    } catch let error as BenchError {
      print(report)
      workbench.say("incorrect: \(error)")
      throw ExitCode(1)
    }
    print(report)
  }
}
