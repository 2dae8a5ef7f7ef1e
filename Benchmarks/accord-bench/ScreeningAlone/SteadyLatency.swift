/// Screening at a rate that it keeps up with easily.
struct SteadyLatency {
  let workbench: Workbench
  let count: Int
  let rate: Int

  func measure() async throws -> [BenchReport.Section] {
    var inventor = CandidateInventor()
    let run = ScreeningRun(workbench: workbench, candidates: inventor.invent(count))
    let outcome = try await run.screen("latency", rate: rate)
    return [
      BenchReport.Section(
        title: "Screening at a steady \(rate) candidates/s, \(count) of them",
        figures: [("from sending to the last output", Percentiles(outcome.latencies).summary)],
        notes: ["asserted: every candidate decided as expected, no output lost or doubled"])
    ]
  }
}
