import Foundation

/// How fast screening is with few and with many candidates in its store: stores of each size in turn, several times.
struct StoreGrowth {
  let workbench: Workbench
  let count: Int
  let rounds: Int
  /// Candidates that the largest store has.
  let most: Int

  private var sizes: [Int] {
    [10_000, 100_000, 1_000_000].filter { $0 < most } + [most]
  }

  func measure() async throws -> [BenchReport.Section] {
    var inventor = CandidateInventor()
    let folders = try fill(&inventor)
    var rates: [Int: [Double]] = [:]
    var known = Dictionary(uniqueKeysWithValues: sizes.map { ($0, $0) })
    for round in 1...rounds {
      for size in sizes {
        let filling = StoreFilling(
          url: RunningService.store(in: try workbench.folder(folders[size] ?? ""), of: .screening))
        try filling.forgetPositions()
        let run = ScreeningRun(workbench: workbench, candidates: inventor.invent(count))
        let outcome = try await run.screen(folders[size] ?? "", known: known[size] ?? 0)
        known[size, default: 0] += count
        rates[size, default: []].append(Double(count) / outcome.seconds)
        workbench.say("  round \(round), \(size) in the store: \(Int(Double(count) / outcome.seconds))/s")
      }
    }
    return sections(rates)
  }

  /// Each store is the next smaller one with more in it.
  private func fill(_ inventor: inout CandidateInventor) throws -> [Int: String] {
    var folders: [Int: String] = [:]
    var before: String?
    for size in sizes {
      let name = "store-\(size)"
      let folder = try workbench.folder(name)
      let url = RunningService.store(in: folder, of: .screening)
      if let before {
        try FileManager.default.copyItem(atPath: Self.path(before), toPath: Self.path(url))
      }
      workbench.say("  filling a store to \(size) candidates")
      try StoreFilling(url: url).fill(to: size, &inventor)
      before = url
      folders[size] = name
    }
    return folders
  }

  private static func path(_ url: String) -> String { String(url.dropFirst("sqlite://".count)) }

  private func sections(_ rates: [Int: [Double]]) -> [BenchReport.Section] {
    let medians = rates.mapValues { Percentiles($0).median }
    let first = medians[sizes[0]] ?? .nan
    return [
      BenchReport.Section(
        isRatio: true,
        title: "Screening's rate by the candidates in its store, against \(sizes[0]) (aim: 0.80 or more)",
        figures: sizes.dropFirst().map {
          ("\($0) in the store", ((medians[$0] ?? .nan) / first).formatted(decimals: 2))
        },
        notes: [
          "\(count) further candidates at once on a store of each size in turn, \(rounds) rounds, medians; a process and a "
            + "broker of its own each time",
          "the stores were filled by screening's own handlers; asserted as for the part screening",
        ]),
      BenchReport.Section(
        title: "Screening with many candidates in its store",
        figures: sizes.map { size in
          let all = (rates[size] ?? []).map { String(Int($0)) }.joined(separator: ", ")
          return ("\(size) in the store", "\(Int(medians[size] ?? .nan)) candidates/s (\(all))")
        }),
    ]
  }
}
