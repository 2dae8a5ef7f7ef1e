import ArgumentParser
import Contracts

/// `accordctl reviews`: the candidates whom an officer has to decide.
struct ReviewsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Shows who waits for an officer (which holds personal data), and decides.",
    subcommands: [
      ReviewListCommand.self, ReviewClaimCommand.self, ReviewReleaseCommand.self, ReviewDecideCommand.self,
      ReviewReopenCommand.self,
    ], defaultSubcommand: ReviewListCommand.self)

  static let timeout = Duration.seconds(30)
}

extension ScreeningOutcome: ExpressibleByArgument {}
