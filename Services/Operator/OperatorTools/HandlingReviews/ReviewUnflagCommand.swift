import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews unflag`
struct ReviewUnflagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unflag",
    abstract: "Ends a flag: rules decide again. Who waits for an officer already goes on waiting.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The flag's id, as flags shows it.") var flag: String

  func run() async throws {
    let request = EndReviewFlag.Request(flagID: flag, officer: decision.officer, reason: decision.reason)
    let ended = try await CallSession(connection).run { client in
      try await client.call(EndReviewFlag.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    print("\(ended.id)：标记已解除")
  }
}
