import ArgumentParser
import Contracts
import KafkaRPC

/// What an officer decides of candidates, one call each, at a running intake.
struct CandidateDecisions: ParsableArguments {
  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "Ids, as ListCandidates shows them.") var candidates: [String]
  @Option(help: "Who decides; kept in the history.") var officer: String
  @Option(help: "Why; kept in the history, and shown to those who follow the candidate.") var reason: String

  func call<Method: RPCMethod>(
    _ method: Method.Type
  ) async throws where Method.Request == CandidateDecision, Method.Response == CandidateSummary {
    let (candidates, officer, reason) = (candidates, officer, reason)
    try await CallSession(connection).run { client in
      for id in candidates {
        let summary = try await client.call(
          method, of: .intake, .init(candidateID: id, officer: officer, reason: reason), timeout: .seconds(30))
        print(Self.line(summary))
      }
    }
  }

  static func line(_ summary: CandidateSummary) -> String {
    if let successor = summary.progress.succeededBy {
      return "\(summary.id): ended; another unit lists the same engineer, who goes on as \(successor)"
    }
    return "\(summary.id): \(summary.progress.waitingFor ?? "ended")"
  }
}
