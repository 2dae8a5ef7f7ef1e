import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl submissions waive-scan` (N3.1a)
struct WaiveScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive-scan", abstract: "Lets a submission go on without its stamped scan (N3.1a).")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The submission's id.") var id: String

  func run() async throws {
    let (id, decision) = (id, decision)
    let submission = try await CallSession(connection).run { client in
      try await client.call(
        WaiveScan.self, of: .intake,
        .init(submissionID: id, officer: decision.officer, reason: decision.reason),
        timeout: SubmissionsCommand.timeout)
    }
    print(SubmissionShowCommand.text(submission))
  }
}
