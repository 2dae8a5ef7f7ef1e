import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl reviews list`
struct ReviewListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Shows the queue, possible duplicates among it: dispatched before planned (A2.4), then oldest first.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "Only of this field, by its code.") var field: String?

  func run() async throws {
    let field = field
    let queue = try await CallSession(connection).run { client in
      try await OfficerQueue(client: client).items(field: field)
    }
    table.show(TextTable(heads: QueueItem.heads, rows: queue.items.map(\.cells)))
    if !queue.hasDuplicates {
      try? FileHandle.standardError.write(contentsOf: Data("intake 未应答，未列出须核对的重复推荐\n".utf8))
    }
  }
}
