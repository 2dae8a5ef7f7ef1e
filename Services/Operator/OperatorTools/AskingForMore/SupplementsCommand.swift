import ArgumentParser
import Contracts
import Foundation
import KafkaRPC

/// `accordctl supplements`: what units were asked to supply.
struct SupplementsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supplements", abstract: "Shows what units were asked to supply, and has them asked now.",
    subcommands: [List.self, Send.self], defaultSubcommand: List.self)

  private static let timeout = Duration.seconds(30)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract:
        "Shows of whom something is missing, until when, and whether the unit was mailed (which holds personal data).")

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var table: TableOptions
    @Option(help: "Only of this recommending unit.") var unit: String?
    @Option(help: "Only of this candidate.") var candidate: String?
    @Option(help: "Only those in this state: \(SupplementState.allCases.map(\.rawValue).joined(separator: ", ")).")
    var state: String?
    @Flag(help: "Only those of units that no mail can reach: an officer phones.") var unaddressed = false

    func validate() throws {
      guard let state, SupplementState(rawValue: state) == nil else { return }
      throw ValidationError("there is no state \(state)")
    }

    func run() async throws {
      let request = ListSupplementRequests.Request(
        unit: unit, candidateID: candidate, state: state.flatMap(SupplementState.init(rawValue:)),
        unaddressed: unaddressed ? true : nil)
      let requests = try await CallSession(connection).everyPage { client, token in
        var request = request
        request.pageToken = token
        let page = try await client.call(ListSupplementRequests.self, of: .intake, request, timeout: timeout)
        return (page.requests, page.nextPageToken)
      }
      table.show(Self.table(requests))
    }

    static func table(_ requests: [SupplementRequestView]) -> TextTable {
      TextTable(
        heads: ["姓名", "推荐单位", "待补充", "状态", "期限", "发出", "提醒", "收件地址", "候选人编号"],
        rows: requests.map { request in
          [
            request.name, request.unit, request.missing.joined(separator: "、"), request.state.forPeople,
            CampaignDay.key(request.dueAt), request.mailedAt.map(CampaignDay.key) ?? "—",
            request.remindedAt.map(CampaignDay.key) ?? "—", request.address ?? "无（请电话联系）", request.candidateID,
          ]
        })
    }
  }

  struct Send: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send",
      abstract: "Has a unit mailed its supplement workbook now: once a day, more often with a reason.")

    @OptionGroup var connection: ConnectionOptions
    @Option(help: "The recommending unit, in full.") var unit: String
    @Option(help: "Who acts; it is kept in the history.") var officer: String
    @Flag(help: "Once more on this day; needs --reason.") var again = false
    @Option(help: "Why once more.") var reason: String?

    func validate() throws {
      guard again == (reason != nil) else { throw ValidationError("--again and --reason go together") }
    }

    func run() async throws {
      let request = SendSupplements.Request(unit: unit, officer: officer, againBecause: reason)
      let answer = try await CallSession(connection).run { client in
        try await client.call(
          SendSupplements.self, of: .intake, request, timeout: timeout, idempotencyKey: UUID().uuidString)
      }
      print("\(answer.mailID)  \(answer.address)  \(answer.people) people")
    }
  }
}

extension SupplementState {
  fileprivate var forPeople: String {
    switch self {
    case .open: "待补充"
    case .answered: "已补充"
    case .expired: "逾期，转经办人"
    case .closed: "无需补充"
    }
  }
}
