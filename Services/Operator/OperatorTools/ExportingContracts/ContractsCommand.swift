import ArgumentParser
import Contracts
import Foundation

/// `accordctl contracts export DIR`
struct ContractsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contracts", abstract: "The events, topics and methods that others build against.",
    subcommands: [Export.self])

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Writes the AsyncAPI document, the JSON Schemas and the golden events into a folder.")

    @Argument(help: "The folder; made where it is missing.")
    var directory: String

    func run() async throws {}
  }
}
