import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews reopen`
struct ReviewReopenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Opens a decided candidate anew; the earlier decisions stay on record.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The candidate's id.") var candidate: String

  func run() async throws {
    let request = ReopenReview.Request(candidateID: candidate, officer: decision.officer, reason: decision.reason)
    let reopened = try await CallSession(connection).run { client in
      try await client.call(ReopenReview.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    print("\(reopened.candidateID)：\(ExplainCommand.name(reopened.outcome))")
  }
}
