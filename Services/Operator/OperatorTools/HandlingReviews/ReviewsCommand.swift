import ArgumentParser
import Contracts

/// `accordctl reviews`: what an officer has to decide, candidates and possible duplicates in one queue.
struct ReviewsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews", abstract: "Shows who waits for an officer (which holds personal data), and decides.",
    subcommands: [
      ReviewListCommand.self, ReviewShowCommand.self, ReviewClaimCommand.self, ReviewReleaseCommand.self,
      ReviewDecideCommand.self, ReviewReopenCommand.self, ReviewFlagCommand.self, ReviewUnflagCommand.self,
      ReviewFlagsCommand.self, ReviewFieldsCommand.self,
    ], defaultSubcommand: ReviewListCommand.self)

  static let timeout = Duration.seconds(30)
}
