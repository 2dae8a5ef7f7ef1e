import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl allocate` (N2.3)
struct AllocateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Gives a candidate who passed to a society of the officer's choice; a case that is open moves there.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var decision: OfficerDecision
  @Argument(help: "The candidate's id.") var candidate: String
  @Option(help: "The society's code.") var society: String

  func run() async throws {
    let request = AllocateByHand.Request(
      candidateID: candidate, society: society, officer: decision.officer, reason: decision.reason)
    let allocated = try await CallSession(connection).run { client in
      try await client.call(AllocateByHand.self, of: .screening, request, timeout: .seconds(30))
    }
    print("\(allocated.explanation)（案件 \(allocated.caseID)）")
  }
}
