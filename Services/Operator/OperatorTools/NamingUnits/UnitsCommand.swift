import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl units list | set`: how units write their names (N2.1).
struct UnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "Shows and sets further spellings of recommending units' names.",
    subcommands: [List.self, Set.self])

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists further spellings, by name.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions
    @Option(help: "Only of this unit.") var unit: String?

    func run() async throws {
      let unit = unit
      let names = try await CallSession(connection).everyPage { client, token in
        let page = try await client.call(
          ListUnitNames.self, of: .intake, .init(unit: unit, pageToken: token), timeout: timeout)
        return (page.names, page.nextPageToken)
      }
      table.show(
        TextTable(heads: ["写法", "推荐单位", "登记时间"], rows: names.map { [$0.name, $0.unit, $0.since.forPeople] }))
    }
  }

  struct Set: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says that a name is another spelling of a unit: what was kept under it is the unit's, too.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var decision: OfficerDecision
    @Argument(help: "The name as it is written.") var name: String
    @Option(help: "The unit, by its known name; none: the name is a unit's own again.") var unit: String?

    func run() async throws {
      let request = SetUnitName.Request(name: name, unit: unit, officer: decision.officer, reason: decision.reason)
      let answer = try await CallSession(connection).run { client in
        try await client.call(SetUnitName.self, of: .intake, request, timeout: timeout)
      }
      print("\(request.name): \(answer.unit)")
    }
  }
}
