import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl screening reruns`
struct RerunsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reruns", abstract: "Lists the reruns, the latest first, or whom one of them judged otherwise.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Argument(help: "The number of one rerun; all of them where absent.") var number: Int?

  func run() async throws {
    if let number {
      let candidates = try await CallSession(connection).run { try await Self.candidates(of: number, $0) }
      return table.show(RerunTable.table(candidates, isDone: true))
    }
    let reruns = try await CallSession(connection).everyPage { client, token in
      let page = try await client.call(
        ListReruns.self, of: .screening, .init(pageToken: token), timeout: ScreeningCommand.timeout)
      return (page.reruns, page.nextPageToken)
    }
    table.show(RerunTable.table(reruns))
  }

  static func candidates(of number: Int, _ client: RPCClient) async throws -> [RerunCandidate] {
    var all: [RerunCandidate] = []
    var token: String?
    repeat {
      let page = try await client.call(
        ListRerunCandidates.self, of: .screening, .init(number: number, limit: 1000, pageToken: token),
        timeout: ScreeningCommand.timeout)
      all += page.candidates
      token = page.nextPageToken
    } while token != nil
    return all
  }
}
