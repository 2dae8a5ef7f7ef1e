import ArgumentParser
import Contracts

/// `accordctl keep`, at a running intake.
struct KeepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Keeps a candidate whom the unit's corrected list does not name any more.")

  @OptionGroup var decisions: CandidateDecisions

  func run() async throws { try await decisions.call(KeepCandidate.self) }
}
