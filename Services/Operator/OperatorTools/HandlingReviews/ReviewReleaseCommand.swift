import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews release`
struct ReviewReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Gives a claimed candidate back to the queue.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's id.") var candidate: String
  @Option(help: "Who gives back; kept in the history.") var officer: String
  @Option(help: "Needed where another officer has the candidate.") var reason: String?

  func run() async throws {
    let request = ReleaseReview.Request(candidateID: candidate, officer: officer, reason: reason)
    let released = try await CallSession(connection).run { client in
      try await client.call(ReleaseReview.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    print("\(released.candidateID)：已退回审核队列")
  }
}
