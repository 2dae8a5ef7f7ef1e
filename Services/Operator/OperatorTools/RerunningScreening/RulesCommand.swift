import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl screening rules`
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Shows the rule book: which rule set holds for which campaign from when.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions

  func run() async throws {
    let sets = try await CallSession(connection).run { client in
      try await client.call(ListRuleSets.self, of: .screening, .init(), timeout: ScreeningCommand.timeout)
    }.ruleSets
    table.show(RerunTable.table(sets))
  }
}
