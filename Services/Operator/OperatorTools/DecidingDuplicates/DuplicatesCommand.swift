import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl duplicates list | decide`, at a running intake.
struct DuplicatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Shows candidates who may be one person, and takes an officer's verdict.",
    subcommands: [List.self, Decide.self])

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows pairs side by side (which holds personal data), oldest first.")

    @OptionGroup var connection: ConnectionOptions
    @Option(help: "Only of this candidate.") var candidate: String?
    @Option(help: "near, otherUnit or earlierCampaign") var kind: DuplicateKind?
    @Flag(help: "Those that nobody has to decide as well.") var all = false

    func run() async throws {
      let (candidate, kind, open) = (candidate, kind, all ? nil : true)
      let pairs = try await CallSession(connection).run { client in
        var pairs: [DuplicatePair] = []
        var token: String?
        repeat {
          let page = try await client.call(
            ListDuplicates.self, of: .intake,
            .init(open: open, kind: kind, candidateID: candidate, pageToken: token), timeout: timeout)
          pairs += page.pairs
          token = page.nextPageToken
        } while token != nil
        return pairs
      }
      for pair in pairs { print(PairTable(pair)) }
    }
  }

  struct Decide: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether a pair is one person; with `same` the newer candidate goes on as the earlier.")

    @OptionGroup var connection: ConnectionOptions
    @Argument(help: "Id, as list shows it.") var pair: String
    @Argument(help: "same or different") var verdict: DuplicateVerdict
    @Option(help: "Who decides; kept in the history.") var officer: String
    @Option(help: "Why; kept in the history.") var reason: String
    @Flag(help: "With same: the earlier candidate takes over the newer one's data.") var takeNewer = false

    func run() async throws {
      let request = DecideDuplicate.Request(
        pairID: pair, verdict: verdict, officer: officer, reason: reason, takeNewer: takeNewer ? true : nil)
      let decided = try await CallSession(connection).run { client in
        try await client.call(DecideDuplicate.self, of: .intake, request, timeout: timeout)
      }
      print("\(decided.id): \(decided.verdict?.rawValue ?? "")")
    }
  }
}

extension DuplicateKind: ExpressibleByArgument {}
extension DuplicateVerdict: ExpressibleByArgument {}
