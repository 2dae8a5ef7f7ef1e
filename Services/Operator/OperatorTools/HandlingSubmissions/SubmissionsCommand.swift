import ArgumentParser

/// `accordctl submissions`: what units sent in, and what an officer decides about it.
struct SubmissionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submissions",
    abstract: "Shows what recommending units sent in, and lets incomplete submissions go on.",
    subcommands: [
      SubmissionListCommand.self, SubmissionShowCommand.self, WaiveScanCommand.self, SettleUnitCommand.self,
    ],
    defaultSubcommand: SubmissionListCommand.self)

  static let timeout = Duration.seconds(30)
}
