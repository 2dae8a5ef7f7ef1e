import Foundation

/// Screening and the bare loop in turn, several times.
struct ScreeningComparison {
  let workbench: Workbench
  let count: Int
  let rounds: Int

  func measure() async throws -> [BenchReport.Section] {
    var inventor = CandidateInventor()
    let run = ScreeningRun(workbench: workbench, candidates: inventor.invent(count))
    var screened: [ScreeningRun.Outcome] = []
    var looped: [ScreeningRun.Outcome] = []
    var stored: [BareLoop.Result] = []
    let file = TemplateFile(url: "sqlite://\(workbench.path)/template.db")
    for round in 1...rounds {
      var outcome = try await run.screen("screening-\(round)")
      if round == 1 { try file.write(run.candidates, outputs: outcome.outputs) }
      outcome.outputs = []
      screened.append(outcome)
      var bare = try await run.loop("bare-loop-\(round)", template: screened[0], file: file)
      bare.outputs = []
      looped.append(bare)
      stored.append(
        try await run.loopWithoutPublishing("bare-store-\(round)", template: screened[0], file: file))
      workbench.say(
        "  round \(round): screening \(rate(outcome.seconds))/s, bare loop \(rate(bare.seconds))/s, "
          + "without publishing \(rate(stored[round - 1].seconds))/s")
    }
    return sections(screened, looped, stored, run)
  }

  private func sections(
    _ screened: [ScreeningRun.Outcome], _ looped: [ScreeningRun.Outcome], _ stored: [BareLoop.Result],
    _ run: ScreeningRun
  ) -> [BenchReport.Section] {
    let own = Percentiles(screened.map(\.seconds)).median
    let bare = Percentiles(looped.map(\.seconds)).median
    let pairs = Percentiles(zip(screened, looped).map { $1.seconds / $0.seconds })
    let rows = expectations(run)
    var ratios = [
      ("rate of screening / rate of the bare loop", "\((bare / own).formatted(decimals: 2))   (aim: 0.50 or more)"),
      ("  the same, round by round", "\(pairs.at(0).formatted(decimals: 2)) to \(pairs.at(1).formatted(decimals: 2))"),
    ]
    let ownTime = Percentiles(screened.compactMap(\.processorSeconds)).median
    let bareTime = Percentiles(looped.compactMap(\.processorSeconds)).median
    if ownTime.isFinite, bareTime.isFinite {
      ratios.append(
        (
          "processor time of the bare loop / of screening",
          "\((bareTime / ownTime).formatted(decimals: 2))   (does not depend on what else the machine does)"
        ))
    }
    return [
      BenchReport.Section(
        isRatio: true, title: "Ratios: screening against a bare loop, \(rounds) rounds in turn, medians",
        figures: ratios,
        notes: [
          "both: a process of its own, a new broker process and a new store each time; from the sending of the first record "
            + "to the arrival of the last of \(rows.outputs) outputs",
          "the bare loop reads the same \(count) records in the same batches, writes the rows that screening left "
            + "(\(rows.text)), moves the positions, sends the outputs and deletes their rows; it decodes, decides and "
            + "hashes nothing, and has no savepoints",
          "asserted: every candidate decided as expected, no output lost or doubled, no outbox row left, no dead letter; "
            + "PRAGMA synchronous reads 2 (FULL) on both sides",
        ]),
      BenchReport.Section(
        title: "Screening alone, \(count) at once",
        figures: [
          ("screening", "\(rate(own)) candidates/s"),
          ("bare loop", "\(rate(bare)) candidates/s"),
          ("bare loop without publishing", "\(rate(Percentiles(stored.map(\.seconds)).median)) candidates/s"),
          ("processor time a candidate, screening", micro(ownTime)),
          ("processor time a candidate, bare loop", micro(bareTime)),
          ("latency while all wait, screening", Percentiles(screened.flatMap(\.latencies)).summary),
          ("latency while all wait, bare loop", Percentiles(looped.flatMap(\.latencies)).summary),
        ]),
    ]
  }

  private func expectations(_ run: ScreeningRun) -> (outputs: Int, text: String) {
    let passed = run.candidates.filter { $0.expected == .passed }.count
    let reviewed = run.candidates.filter { $0.expected == .underReview }.count
    return (
      run.expectedOutputs,
      "inbox, candidate, decision \(count) each; allocation \(passed); review \(reviewed); history \(count + passed); "
        + "outbox \(run.expectedOutputs)"
    )
  }

  private func rate(_ seconds: Double) -> String { String(Int(Double(count) / seconds)) }

  private func micro(_ seconds: Double) -> String {
    seconds.isFinite ? "\((seconds / Double(count) * 1e6).formatted(decimals: 0)) µs" : "not known here (no /proc)"
  }
}
