import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl keep`, at a running intake.
struct KeepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keeps a candidate whom the unit's corrected list does not name any more.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "Ids, as ListCandidates shows them.") var candidates: [String]
  @Option(help: "Who decides; kept in the history.") var officer: String
  @Option(help: "Why; kept in the history, and shown to those who follow the candidate.") var reason: String

  func run() async throws {
    let (candidates, officer, reason) = (candidates, officer, reason)
    try await CallSession(connection).run { client in
      for id in candidates {
        let summary = try await client.call(
          KeepCandidate.self, of: .intake, .init(candidateID: id, officer: officer, reason: reason),
          timeout: .seconds(30))
        print("\(summary.id): \(summary.progress.waitingFor ?? "ended")")
      }
    }
  }
}
