import ArgumentParser
import Contracts
import KafkaRPC

/// `accordctl submissions show`
struct SubmissionShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one submission with what is to be mended in it (which holds personal data).")

  @OptionGroup var connection: ConnectionOptions
  @Argument(help: "The submission's id.") var id: String

  func run() async throws {
    let id = id
    let submission = try await CallSession(connection).run { client in
      try await client.call(GetSubmission.self, of: .intake, .init(id: id), timeout: SubmissionsCommand.timeout)
    }
    print(Self.text(submission))
  }

  static func text(_ submission: SubmissionView) -> String {
    var lines = [
      "\(submission.unit ?? "推荐单位不明")  \(submission.receivedAt.forPeople)  \(submission.file)",
      "受理 \(submission.candidates) 人" + (submission.late ? "，晚于截止日期，列入常态化推荐（N3.1c）" : ""),
    ]
    let lacking = SubmissionListCommand.lacking(submission)
    if !lacking.isEmpty { lines.append("缺少：\(lacking)") }
    if let waiver = submission.waiver {
      lines.append("免交盖章扫描件：\(waiver.officer)，\(waiver.at.forPeople)，\(waiver.reason)")
    }
    lines += submission.faults.map { fault in (fault.file.map { "\($0)：" } ?? "") + fault.message }
    guard !submission.rowErrors.isEmpty else { return lines.joined(separator: "\n") }
    lines.append("")
    lines.append(
      TextTable(
        heads: ["位置", "说明"],
        rows: submission.rowErrors.map { ["\($0.sheet)!\($0.column)\($0.row)", $0.message] }
      ).description)
    if let more = submission.rowErrorsLeftOut, more > 0 { lines.append("……另有 \(more) 处") }
    return lines.joined(separator: "\n")
  }
}
