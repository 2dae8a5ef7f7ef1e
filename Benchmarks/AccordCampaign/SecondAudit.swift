import AccordTesting
import CloudEvents
import Contracts
import Foundation

/// What `campaign_audit.py` reckons of a candidate, from what was said alone.
struct SecondAudit: Decodable, Sendable {
  struct Clock: Decodable, Sendable {
    var start: Int64
    var stopped: Int64?
    var due: Int64
    var total: Int64
    var waited: Int64
    /// By the mark: when it is reached.
    var marks: [String: Int64]
    /// By the mark: when it was said to be reached.
    var said: [String: Int64]
  }

  var id: String
  var outcome: String?
  var standing: String?
  var clock: Clock?

  /// Of everybody, by their ids.
  static func run(_ journal: String, end: Timestamp) async throws -> [SecondAudit] {
    let script = ProjectFolder.root.appending(path: "Tests/Support/campaign_audit.py").path()
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(), [script, journal, String(end.milliseconds)])
    guard run.status == 0 else { throw CampaignError.secondComputation(run.errors) }
    return try run.output.split(separator: "\n").map { try JSON.decode(Self.self, from: Array($0.utf8)) }
  }

  /// What is otherwise than the store has it.
  func faults(_ ours: CampaignStanding, end: Timestamp) -> [String] {
    var faults: [String] = []
    func compare<Value: Equatable>(_ name: String, _ own: Value, _ second: Value) {
      if own != second { faults.append("\(id): \(name) is \(own) in the store and \(second) by what was said") }
    }
    compare("outcome", ours.outcome, outcome ?? "none")
    compare("standing", ours.text, standing ?? "none")
    guard let clock, let reading = ours.clock else {
      if (clock == nil) != (ours.clock == nil) { faults.append("\(id): only one of the two has a clock") }
      return faults
    }
    let term = EvaluationTerm.notice
    let lengths = term.lengths(of: reading.clock, now: end)
    compare("start", reading.clock.startedAt.milliseconds, clock.start)
    compare("stop", reading.clock.stoppedAt?.milliseconds, clock.stopped)
    compare("due", ours.due?.milliseconds, clock.due)
    compare("length", lengths.total, clock.total)
    compare("time waited", lengths.waited, clock.waited)
    for said in reading.said {
      compare("mark \(said.mark.rawValue)", said.reachedAt.milliseconds, clock.marks[said.mark.rawValue] ?? 0)
      compare("said \(said.mark.rawValue)", said.reachedAt.milliseconds, clock.said[said.mark.rawValue] ?? 0)
    }
    if clock.stopped == nil {
      let passed = clock.marks.filter { $0.value <= end.milliseconds }.map(\.key).sorted()
      compare("marks said", reading.said.map(\.mark.rawValue).sorted(), passed)
    }
    return faults
  }
}
