import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl totals`: what the form's statistical columns add up to (A3).
struct TotalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals",
    abstract: "Adds up projects and engineers by country and type of project, as Attachment 3 asks for them.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "The year of the campaign; all of them where absent.") var campaign: Int?
  @Option(help: "Only of this recommending unit.") var unit: String?

  private static let timeout = Duration.seconds(30)

  func run() async throws {
    let (campaign, unit) = (campaign, unit)
    let totals = try await CallSession(connection).everyPage { client, token in
      let page = try await client.call(
        ListProjectTotals.self, of: .intake, .init(campaign: campaign, unit: unit, limit: 1000, pageToken: token),
        timeout: Self.timeout)
      return (page.totals, page.nextPageToken)
    }
    table.show(Self.table(totals))
  }

  /// The last row is the sum. Enterprises are not added up: one may have projects in several countries.
  static func table(_ totals: [ProjectTotal]) -> TextTable {
    let numbers: [KeyPath<ProjectTotal, Int>] = [
      \.projects, \.chineseEngineers, \.localEngineers, \.qualifyingEngineers, \.withoutNumbers, \.candidates, \.passed,
      \.members,
    ]
    var rows = totals.map { total in
      [total.dispatch == .dispatched ? "已外派" : "计划外派", total.countryName ?? "未填", typeName(total.type)]
        + [String(total.enterprises)] + numbers.map { String(total[keyPath: $0]) }
    }
    rows.append(
      ["合计", "", "", "—"] + numbers.map { number in String(totals.reduce(0) { $0 + $1[keyPath: number] }) })
    return TextTable(
      heads: [
        "类别", "国家（地区）", "项目类型", "企业数", "项目数", "中方工程师", "外方工程师", "满足基本条件", "未填人数的项目", "推荐人数", "初筛通过", "已登记",
      ], rows: rows)
  }

  private static func typeName(_ type: ProjectType?) -> String {
    guard let type else { return "未填" }
    return ReferenceLists.notice.projectTypes.first { $0.code == type }?.name ?? type.rawValue
  }
}
