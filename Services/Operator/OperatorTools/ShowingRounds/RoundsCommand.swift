import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl rounds`: what was asked about a candidate, question by question.
struct RoundsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rounds", abstract: "Shows what was asked about a candidate, and does without something that was.",
    subcommands: [Show.self, Waive.self], defaultSubcommand: Show.self)

  private static let timeout = Duration.seconds(30)

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Shows in Chinese each round of questions, by screening or a society, and who must act next.")

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: "The candidate's id.") var candidate: String

    func run() async throws {
      let id = candidate
      let explained = try await CallSession(connection).run { client in
        try await client.call(Explain.self, of: .screening, .init(candidateID: id), timeout: timeout)
      }
      print(RoundsText.text(explained))
    }
  }

  struct Waive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "waive", abstract: "Does without questions that the unit was asked by screening.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "The candidate's id.") var candidate: String
    @Argument(help: "Ids of open questions, as `accordctl rounds` shows them.") var items: [String]

    func run() async throws {
      let request = WaiveInformation.Request(
        candidateID: candidate, items: items, officer: decision.officer, reason: decision.reason)
      let answer = try await CallSession(connection).run { client in
        try await client.call(WaiveInformation.self, of: .screening, request, timeout: timeout)
      }
      let left = answer.open.isEmpty ? "由经办人作出决定" : "仍待补充 \(answer.open.count) 项"
      print("\(answer.candidateID)：\(left)")
    }
  }
}
