import ArgumentParser

/// The operator's command line.
package struct AccordCtl: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "accordctl",
    abstract: "Looks into a running Accord, calls its services, and runs it on one machine.",
    subcommands: [
      DemoCommand.self, BrokerCommand.self, ListCommand.self, DescribeCommand.self, CallCommand.self,
      ContractsCommand.self, TopicsCommand.self, DeadLettersCommand.self, OffsetsCommand.self, HistoryCommand.self,
      SubmissionsCommand.self, ReceiptsCommand.self, CandidatesCommand.self, TotalsCommand.self,
      SupplementsCommand.self, MailsCommand.self, UnitsCommand.self, ReviewsCommand.self, ExplainCommand.self,
      RoundsCommand.self,
      ScreeningCommand.self, ClocksCommand.self, SocietiesCommand.self, AllocateCommand.self, DuplicatesCommand.self,
      WithdrawCommand.self,
      KeepCommand.self, TemplateCommand.self, BriefingsCommand.self,
    ])

  package init() {}
}
