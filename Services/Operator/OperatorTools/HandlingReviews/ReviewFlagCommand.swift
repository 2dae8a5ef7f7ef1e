import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews flag`
struct ReviewFlagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flag",
    abstract: "From now on an officer decides on this person or unit, and no rule passes or refuses them.",
    discussion: "What was decided before stays; accordctl reviews reopen has it looked at.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Option(help: "The person behind this candidate, also where they are put forward anew.") var candidate: String?
  @Option(help: "The unit's name, as its candidates have it.") var unit: String?

  func validate() throws {
    guard (candidate == nil) != (unit == nil) else { throw ValidationError("name --candidate or --unit, one of them") }
  }

  func run() async throws {
    let request = FlagForReview.Request(
      candidateID: candidate, unit: unit, officer: decision.officer, reason: decision.reason)
    let flag = try await CallSession(connection).run { client in
      try await client.call(FlagForReview.self, of: .screening, request, timeout: ReviewsCommand.timeout)
    }
    print("\(flag.id)：今后须由经办人审核")
  }
}
