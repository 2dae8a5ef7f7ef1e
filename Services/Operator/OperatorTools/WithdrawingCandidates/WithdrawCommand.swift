import ArgumentParser
import Contracts

/// `accordctl withdraw`, at a running intake.
struct WithdrawCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraws a candidate for good, everywhere.",
    discussion: "Where another unit lists the same engineer, its listing becomes a candidate, whose id is shown.")

  @OptionGroup var decisions: CandidateDecisions

  func run() async throws { try await decisions.call(Withdraw.self) }
}
