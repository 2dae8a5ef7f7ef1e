import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl withdraw`, at a running intake.
struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraws a candidate for good, everywhere.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "Ids, as ListCandidates shows them.") var candidates: [String]
  @Option(help: "Who decides; kept in the history.") var officer: String
  @Option(help: "Why; kept in the history, and shown to those who follow the candidate.") var reason: String

  func run() async throws {
    let (candidates, officer, reason) = (candidates, officer, reason)
    try await CallSession(connection).run { client in
      for id in candidates {
        let summary = try await client.call(
          Withdraw.self, of: .intake, .init(candidateID: id, officer: officer, reason: reason), timeout: .seconds(30))
        print("\(summary.id): \(summary.progress.waitingFor ?? "ended")")
      }
    }
  }
}
