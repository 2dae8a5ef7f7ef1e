import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl briefings cancel`
struct BriefingCancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancels a briefing that has not begun; the units are told so, with the reason.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "Its id.") var briefing: String

  func run() async throws {
    let request = CancelBriefing.Request(briefingID: briefing, officer: decision.officer, reason: decision.reason)
    let view = try await CallSession(connection).run { client in
      try await client.call(
        CancelBriefing.self, of: .screening, request, timeout: BriefingsCommand.timeout,
        idempotencyKey: UUID().uuidString)
    }
    print(BriefingTables.briefings([view]))
  }
}
