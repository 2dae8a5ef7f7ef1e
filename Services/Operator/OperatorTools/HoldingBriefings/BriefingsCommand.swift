import ArgumentParser

/// `accordctl briefings` (N2.2)
struct BriefingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "briefings",
    abstract:
      "Briefings on the application and the interview (N2.2): planned here, told to the units, attendance recorded.",
    subcommands: [
      BriefingListCommand.self, BriefingShowCommand.self, BriefingPlanCommand.self, BriefingChangeCommand.self,
      BriefingCancelCommand.self, BriefingSheetCommand.self, BriefingAttendanceCommand.self,
    ], defaultSubcommand: BriefingListCommand.self)

  static let timeout = Duration.seconds(30)
}
