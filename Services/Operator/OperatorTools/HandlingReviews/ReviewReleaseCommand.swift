import ArgumentParser
import KafkaRPC

/// `accordctl reviews release`
struct ReviewReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Gives a claimed candidate or pair back to the queue.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's or the pair's id.") var id: String
  @Option(help: "Who gives back; kept in the history.") var officer: String
  @Option(help: "Needed where another officer has it.") var reason: String?

  func run() async throws {
    let (id, officer, reason) = (id, officer, reason)
    try await CallSession(connection).run { client in
      try await OfficerQueue(client: client).release(id, officer: officer, reason: reason)
    }
    print("\(id)：已退回审核队列")
  }
}
