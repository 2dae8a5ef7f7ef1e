import ArgumentParser

/// `accord-bench`: measures the services as they are built beside it, each as a process of its own.
@main
struct AccordBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accord-bench",
    abstract: "Measures Accord's services against a bare loop, on an embedded broker.",
    subcommands: [
      MeasureCommand.self, BareLoopCommand.self, ReadWorkbookCommand.self, HostileCommand.self,
      CheckWorkbookCommand.self, CampaignCommand.self,
    ], defaultSubcommand: MeasureCommand.self)
}
