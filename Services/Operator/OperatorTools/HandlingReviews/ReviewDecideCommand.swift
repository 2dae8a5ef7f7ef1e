import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews decide`
struct ReviewDecideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Passes, rejects, or asks the unit for more; of a pair: says whether they are one person.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The candidate's or the pair's id.") var id: String
  @Argument(help: "passed, rejected or informationRequired; of a pair: same or different") var outcome: QueueDecision
  @Option(name: .customLong("clause"), help: "Not met, or asked for; may be given several times.")
  var clauses: [String] = []
  @Option(help: "With passed: the field to allocate by, where it changes.") var field: String?
  @Option(
    help: """
      professional, for a senior applicant: with passed the level at which the candidate passes, with informationRequired the \
      one that the unit is asked to accept.
      """)
  var level: String?

  @Flag(help: "With same: the earlier candidate takes over the newer one's data.") var takeNewer = false

  func validate() throws {
    if let level, Level(rawValue: level) == nil { throw ValidationError("there is no level \(level)") }
    switch outcome {
    case .outcome where takeNewer: throw ValidationError("--take-newer goes with same only")
    case .verdict where !clauses.isEmpty || field != nil || level != nil:
      throw ValidationError("--clause, --field and --level go with the decision on a candidate only")
    default: break
    }
  }

  func run() async throws {
    switch outcome {
    case .outcome(let outcome): try await decide(outcome)
    case .verdict(let verdict): try await decide(verdict)
    }
  }

  private func decide(_ outcome: ScreeningOutcome) async throws {
    let request = Decide.Request(
      candidateID: id, outcome: outcome, clauses: clauses.isEmpty ? nil : clauses, field: field,
      level: level.flatMap(Level.init(rawValue:)),
      officer: decision.officer, reason: decision.reason)
    let decided = try await CallSession(connection).run { client in
      try await client.call(Decide.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    let society = decided.society.map { "，分配给 \($0)" } ?? ""
    let waits = decided.outcome == .underReview ? "，等待另一名经办人复核" : ""
    print("\(decided.candidateID)：\(ExplainCommand.name(decided.outcome))\(society)\(waits)")
  }

  private func decide(_ verdict: DuplicateVerdict) async throws {
    let request = DecideDuplicate.Request(
      pairID: id, verdict: verdict, officer: decision.officer, reason: decision.reason,
      takeNewer: takeNewer ? true : nil)
    let decided = try await CallSession(connection).run { client in
      try await client.call(DecideDuplicate.self, of: .intake, request, timeout: ReviewsCommand.timeout)
    }
    print("\(decided.id)：\(PairTable.name(verdict))")
  }
}
