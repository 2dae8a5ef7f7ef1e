import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl screening rerun`
struct RerunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "Shows who would come out otherwise by a rule set; with --execute judges anew who is still open.",
    discussion: """
      Open is whoever waits for an officer, for the unit, or, passed by the rules, for a society. What a unit was refused, an \
      officer has passed, a society has or has concluded, and who was withdrawn, is never changed by a rule: they are listed with \
      the reason where the rules would come to something else. Nothing personal is printed.

      With --execute the rule set is taken into the rule book and holds from then on for everybody of its campaign. The work goes \
      on in the service, also after a restart; accordctl screening reruns shows how far it is.
      """)

  /// As the service takes it.
  private static let maximumBytes = 120_000

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "The rule set (YAML).") var rules: String
  @Flag(help: "Also list those of whom only what is asked for is another, and nothing comes out otherwise.") var all =
    false
  @Flag(help: "Really do it.") var execute = false
  @Option(help: "With --execute: who decides; kept in the history.") var officer: String?
  @Option(help: "With --execute: why; kept in the history.") var reason: String?
  @Option(help: "With --execute: the same key given again starts nothing new (printable ASCII, 128 at most).")
  var idempotencyKey: String?
  @Flag(help: "With --execute: do not wait for the end.") var noWait = false

  func validate() throws {
    guard execute else { return }
    guard officer != nil, reason != nil else { throw ValidationError("--execute needs --officer and --reason.") }
  }

  func run() async throws {
    let yaml = try Self.text(of: rules)
    guard execute, let officer, let reason else { return try await preview(yaml) }
    let request = StartRerun.Request(rules: yaml, officer: officer, reason: reason)
    let (key, waits) = (idempotencyKey, !noWait)
    let (rerun, candidates) = try await CallSession(connection).run { client in
      let started = try await client.call(
        StartRerun.self, of: .screening, request, timeout: ScreeningCommand.timeout, idempotencyKey: key)
      guard waits else { return (started, [RerunCandidate]()) }
      let finished = try await Self.finish(started.number, client)
      return (finished, try await RerunsCommand.candidates(of: started.number, client))
    }
    if waits { table.show(RerunTable.table(all ? candidates : candidates.filter(\.isOtherwise), isDone: true)) }
    // What a spreadsheet reads is the table alone.
    if !table.csv { print(RerunTable.summary(rerun)) }
  }

  private func preview(_ yaml: String) async throws {
    let (version, candidates, totals) = try await CallSession(connection).run { client in
      var (version, candidates, totals) = ("", [RerunCandidate](), RerunTotals())
      var token: String?
      repeat {
        let page = try await client.call(
          PreviewRerun.self, of: .screening, .init(rules: yaml, limit: 500, pageToken: token),
          timeout: ScreeningCommand.timeout)
        version = page.ruleSet
        candidates += page.candidates
        totals = totals + page.totals
        token = page.nextPageToken
      } while token != nil
      return (version, candidates, totals)
    }
    table.show(RerunTable.table(all ? candidates : candidates.filter(\.isOtherwise), isDone: false))
    if !table.csv { print(RerunTable.summary(version, candidates, totals)) }
  }

  /// Looks every half second: the service tells nobody of itself.
  private static func finish(_ number: Int, _ client: RPCClient) async throws -> RerunView {
    while true {
      let found = try await client.call(
        ListReruns.self, of: .screening, .init(number: number), timeout: ScreeningCommand.timeout)
      if let rerun = found.reruns.first, rerun.finishedAt != nil { return rerun }
      try await Task.sleep(for: .milliseconds(500))
    }
  }

  private static func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ValidationError("\(path) cannot be read.")
    }
    guard data.count <= maximumBytes else {
      throw ValidationError("\(path) has \(data.count) bytes, and a rule set has at most \(maximumBytes).")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ValidationError("\(path) is not UTF-8; save it as UTF-8.")
    }
    return text
  }
}
