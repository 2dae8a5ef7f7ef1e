import ArgumentParser
import KafkaRPC

/// `accordctl reviews show`
struct ReviewShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a candidate with all findings, or a pair side by side, without taking it.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's or the pair's id.") var id: String

  func run() async throws {
    let id = id
    print(
      try await CallSession(connection).run { client in
        try await OfficerQueue(client: client).text(of: id)
      })
  }
}
