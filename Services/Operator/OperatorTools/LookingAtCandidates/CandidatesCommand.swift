import ArgumentParser

/// `accordctl candidates`: who was put forward and where they stand.
struct CandidatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Shows who was put forward and where each stands (which holds personal data).",
    subcommands: [CandidateListCommand.self, CandidateShowCommand.self],
    defaultSubcommand: CandidateListCommand.self)
}
