import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl submissions settle-unit` (N2.1)
struct SettleUnitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle-unit",
    abstract: "Says whose a submission is, where the mail and the form name different recommending units.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The submission's id.") var id: String
  @Option(help: "The recommending unit in full.") var unit: String

  func run() async throws {
    let (id, decision, unit) = (id, decision, unit)
    let submission = try await CallSession(connection).run { client in
      try await client.call(
        SettleUnit.self, of: .intake,
        .init(submissionID: id, unit: unit, officer: decision.officer, reason: decision.reason),
        timeout: SubmissionsCommand.timeout)
    }
    print(SubmissionShowCommand.text(submission))
  }
}
