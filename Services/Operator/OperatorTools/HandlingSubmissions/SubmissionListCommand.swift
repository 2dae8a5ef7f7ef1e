import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl submissions list`
struct SubmissionListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists what recommending units sent in, newest first.")

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var table: TableOptions
  @Option(help: "Only of this recommending unit.") var unit: String?
  @Flag(help: "Only those that lack something.") var incomplete = false

  private static let timeout = Duration.seconds(30)

  func run() async throws {
    let request = ListSubmissions.Request(unit: unit, incomplete: incomplete ? true : nil)
    let submissions = try await CallSession(connection).everyPage { client, token in
      var request = request
      request.pageToken = token
      let page = try await client.call(ListSubmissions.self, of: .intake, request, timeout: Self.timeout)
      return (page.submissions, page.nextPageToken)
    }
    table.show(Self.table(submissions))
  }

  static func table(_ submissions: [SubmissionView]) -> TextTable {
    TextTable(
      heads: ["收到", "推荐单位", "文件", "受理", "待核对", "缺少", "编号"],
      rows: submissions.map { submission in
        [
          submission.receivedAt.forPeople, submission.unit ?? "不明", submission.file, String(submission.candidates),
          String(submission.rowErrors.count + (submission.rowErrorsLeftOut ?? 0) + submission.faults.count),
          lacking(submission), submission.id,
        ]
      })
  }

  static func lacking(_ submission: SubmissionView) -> String {
    (submission.needs ?? []).map { need in
      switch need {
      case .scan: "盖章扫描件"
      case .unit: "推荐单位待核定"
      case .verdict: "人员待核对"
      }
    }.joined(separator: "、")
  }
}
