import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews claim`
struct ReviewClaimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Takes a candidate to read, the next one where none is named, and explains them.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's id.") var candidate: String?
  @Option(help: "Only of this field, by its code.") var field: String?
  @Option(help: "Who reads; kept in the history.") var officer: String

  func run() async throws {
    let request = ClaimReview.Request(candidateID: candidate, field: field, officer: officer)
    let explained = try await CallSession(connection).run { client -> Explain.Response? in
      let claimed = try await client.call(ClaimReview.self, of: .screening, request, timeout: ReviewsCommand.timeout)
      guard let review = claimed.review else { return nil }
      return try await client.call(
        Explain.self, of: .screening, .init(candidateID: review.candidate.id), timeout: ReviewsCommand.timeout)
    }
    print(explained.map(ExplainCommand.text) ?? "没有等待审核的候选人")
  }
}
