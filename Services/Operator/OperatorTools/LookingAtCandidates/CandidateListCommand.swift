import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl candidates list`
struct CandidateListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists candidates in the order in which they were taken in.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "Only of this recommending unit.") var unit: String?
  @Option(help: "Only of this submission.") var submission: String?
  @Option(help: "Only of this enterprise, by its full name.") var enterprise: String?
  @Option(help: "Only those bound for this place: ISO 3166-1 alpha-2, e.g. MM.") var country: String?
  @Option(help: "Only of this field: a code of Attachment 1, e.g. civil.") var field: String?
  @Option(help: "Only those who stand here: \(Self.statuses).") var status: CandidateStatus?

  private static let timeout = Duration.seconds(30)
  private static let statuses = CandidateStatus.allCases.map(\.rawValue).joined(separator: ", ")

  func run() async throws {
    let request = ListCandidates.Request(
      submissionID: submission, unit: unit, enterprise: enterprise, country: country?.uppercased(), field: field,
      status: status, limit: 1000)
    let candidates = try await CallSession(connection).everyPage { client, token in
      var request = request
      request.pageToken = token
      let page = try await client.call(ListCandidates.self, of: .intake, request, timeout: Self.timeout)
      return (page.candidates, page.nextPageToken)
    }
    table.show(Self.table(candidates))
  }

  static func table(_ candidates: [CandidateSummary]) -> TextTable {
    TextTable(
      heads: ["姓名", "推荐单位", "企业", "领域", "级别", "国家（地区）", "状态", "等待", "编号"],
      rows: candidates.map { candidate in
        [
          candidate.name, candidate.unit, candidate.enterprise, fieldName(candidate.field), levelName(candidate.level),
          candidate.country ?? "—", candidate.status.title, candidate.progress.waitingFor ?? "—", candidate.id,
        ]
      })
  }

  static func fieldName(_ code: String) -> String {
    Taxonomy.attachment1.field(code)?.name ?? code
  }

  static func levelName(_ level: Level) -> String {
    ReferenceLists.notice.levels.first { $0.code == level }?.shortName ?? level.rawValue
  }
}

extension CandidateStatus: ExpressibleByArgument {}
