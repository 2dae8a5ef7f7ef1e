import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews decide`
struct ReviewDecideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide", abstract: "Passes, rejects, or asks the unit for more.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The candidate's id.") var candidate: String
  @Argument(help: "passed, rejected or informationRequired") var outcome: ScreeningOutcome
  @Option(name: .customLong("clause"), help: "Not met, or asked for; may be given several times.")
  var clauses: [String] = []
  @Option(help: "With passed: the field to allocate by, where it changes.") var field: String?

  func run() async throws {
    let request = Decide.Request(
      candidateID: candidate, outcome: outcome, clauses: clauses.isEmpty ? nil : clauses, field: field,
      officer: decision.officer, reason: decision.reason)
    let decided = try await CallSession(connection).run { client in
      try await client.call(Decide.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    let society = decided.society.map { "，分配给 \($0)" } ?? ""
    let waits = decided.outcome == .underReview ? "，等待另一名经办人复核" : ""
    print("\(decided.candidateID)：\(ExplainCommand.name(decided.outcome))\(society)\(waits)")
  }
}
