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
      // A schema or example that is no contract any more must not look like one; other files are not ours to touch.
      let folders = Set(files.keys.filter { $0.contains("/") }.compactMap { $0.split(separator: "/").first })
      for folderName in folders {
        let own = folder.appending(path: String(folderName))
        for name in try FileManager.default.contentsOfDirectory(atPath: own.path())
        where name.hasPrefix("accord.") && name.hasSuffix(".json") && files["\(folderName)/\(name)"] == nil {
          try FileManager.default.removeItem(at: own.appending(path: name))
        }
      }
      print("\(files.count) files written to \(directory)")
    }
  }
}
