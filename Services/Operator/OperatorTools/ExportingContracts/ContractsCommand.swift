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

    func run() async throws {
      let folder = URL(filePath: directory)
      let files = try ContractExport.files()
      for (path, bytes) in files {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      // What is no contract any more must not look like one.
      for path in FileManager.default.subpaths(atPath: folder.path()) ?? [] where path.hasSuffix(".json") {
        if files[path] == nil { try FileManager.default.removeItem(at: folder.appending(path: path)) }
      }
      print("\(files.count) files written to \(directory)")
    }
  }
}
