import ArgumentParser

/// `accordctl screening`: the rule book, and judging anew by it.
struct ScreeningCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screening", abstract: "The rules that candidates are screened by, and screening anew by other rules.",
    subcommands: [RerunCommand.self, RerunsCommand.self, RulesCommand.self])

  static let timeout = Duration.seconds(30)
}
