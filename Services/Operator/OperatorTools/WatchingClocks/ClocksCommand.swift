import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl clocks` (A2.5)
struct ClocksCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clocks",
    abstract: "Shows which evaluations are due when, who is waited for, and what is on time (A2.5).",
    subcommands: [List.self, Show.self, Totals.self], defaultSubcommand: List.self)

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the clocks of evaluations, those that are due first at the top.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions
    @Option(help: "Only those that stand so: \(ClocksCommand.states); all that are open where absent.")
    var state: ClockState?
    @Option(help: "Only those whose case is at this society, by its code.") var society: String?

    func run() async throws {
      let (state, society) = (state, society)
      let clocks = try await CallSession(connection).everyPage { client, token in
        let page = try await client.call(
          ListClocks.self, of: .screening, .init(state: state, society: society, limit: 1000, pageToken: token),
          timeout: ClocksCommand.timeout)
        return (page.clocks, page.nextPageToken)
      }
      table.show(ClockTable.table(clocks))
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows where a candidate was allocated, why, and how the clock stands.")

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: "The candidate's id.") var candidate: String

    func run() async throws {
      let candidate = candidate
      let evaluation = try await CallSession(connection).run { client in
        try await client.call(
          GetEvaluation.self, of: .screening, .init(candidateID: candidate), timeout: ClocksCommand.timeout)
      }
      print(ClockTable.text(evaluation))
    }
  }

  struct Totals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Counts each society's evaluations; what is overdue and open is not on time.")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions

    func run() async throws {
      let totals = try await CallSession(connection).run { client in
        try await client.call(ListClockTotals.self, of: .screening, .init(), timeout: ClocksCommand.timeout)
      }.totals
      table.show(ClockTable.table(totals))
    }
  }

  private static let states = ClockState.allCases.map(\.rawValue).joined(separator: ", ")
}

extension ClockState: ExpressibleByArgument {}
