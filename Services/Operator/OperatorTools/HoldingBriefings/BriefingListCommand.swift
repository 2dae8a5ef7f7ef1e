import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl briefings list`
struct BriefingListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the briefings, with how many are invited and came.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Flag(help: "Only those that are still to be held.") var upcoming = false

  func run() async throws {
    let upcoming = upcoming
    let all = try await CallSession(connection).everyPage { client, token in
      let page = try await client.call(
        ListBriefings.self, of: .screening, .init(upcoming: upcoming ? true : nil, pageToken: token),
        timeout: BriefingsCommand.timeout)
      return (page.briefings, page.nextPageToken)
    }
    table.show(BriefingTables.briefings(all))
  }
}
