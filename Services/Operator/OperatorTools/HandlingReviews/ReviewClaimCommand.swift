import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews claim`
struct ReviewClaimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract:
      "Takes a candidate or a pair to read, the next one where none is named, and shows what there is to decide.")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The candidate's or the pair's id.") var id: String?
  @Option(help: "Only of this field, by its code.") var field: String?
  @Option(help: "Who reads; kept in the history.") var officer: String

  func run() async throws {
    let (id, field, officer) = (id, field, officer)
    let text = try await CallSession(connection).run { client -> String? in
      let queue = OfficerQueue(client: client)
      let claimed =
        if let id { try await queue.claim(id, officer: officer) } else {
          try await queue.claimNext(field: field, officer: officer)
        }
      guard let claimed else { return nil }
      return try await queue.text(of: claimed.id)
    }
    print(text ?? "没有等待审核的候选人")
  }
}
