import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl submissions settle-unit` (N2.1)
struct SettleUnitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle-unit",
    abstract: "Says whose a submission is, where that is in doubt.",
    discussion: "Shows the unit's known addresses after it, and how each became known (personal data).")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The submission's id.") var id: String
  @Option(help: "The recommending unit in full.") var unit: String

  func run() async throws {
    let (id, decision, unit) = (id, decision, unit)
    let (submission, known) = try await CallSession(connection).run { client in
      let submission = try await client.call(
        SettleUnit.self, of: .intake,
        .init(submissionID: id, unit: unit, officer: decision.officer, reason: decision.reason),
        timeout: SubmissionsCommand.timeout)
      let known = try await client.call(
        ListUnitAddresses.self, of: .intake, .init(unit: unit), timeout: SubmissionsCommand.timeout)
      return (submission, known.addresses)
    }
    print(SubmissionShowCommand.text(submission))
    if !known.isEmpty { print("\n\(MailsCommand.addresses(known))") }
  }
}
