import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl reviews flags`
struct ReviewFlagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flags", abstract: "Shows the flags on people and units, with who set them and why.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Flag(help: "Those that have ended as well.") var all = false

  func run() async throws {
    let all = all
    let flags = try await CallSession(connection).everyPage { client, token in
      let page = try await client.call(
        ListReviewFlags.self, of: .screening, .init(ended: all, pageToken: token), timeout: ReviewsCommand.timeout)
      return (page.flags, page.nextPageToken)
    }
    table.show(Self.table(flags))
  }

  static func table(_ flags: [ReviewFlagView]) -> TextTable {
    TextTable(
      heads: ["标记", "对象", "候选人编号／推荐单位", "标记时间", "经办人", "理由", "解除"],
      rows: flags.map { flag in
        [
          flag.id, flag.kind == .person ? "人员" : "推荐单位", flag.candidateID ?? flag.unit ?? "",
          flag.flaggedAt.forPeople, flag.officer, flag.reason,
          flag.endedAt.map { "\($0.forPeople) \(flag.endedBy ?? "")：\(flag.endReason ?? "")" } ?? "",
        ]
      })
  }
}
