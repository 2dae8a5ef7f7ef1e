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
    if let updated = submission.updated, let unchanged = submission.unchanged {
      lines.append("已推荐过的：更新 \(updated) 人，未变化 \(unchanged) 人")
    }
    if let doubtful = submission.doubtful {
      lines.append("与已推荐人员相近、待核对：\(doubtful) 人（accordctl duplicates list）")
    }
    if let missing = submission.missing {
      let more = missing.count > missing.names.count ? "等" : ""
      lines.append("本次没有列出：\(missing.count) 人（\(missing.names.joined(separator: "、"))\(more)）")
    }
    if let supplements = submission.supplements {
      lines.append(
        "补充材料：采用 \(supplements.supplemented) 人，相同 \(supplements.unchanged) 人，未填 \(supplements.empty) 人，"
          + "未能采用 \(supplements.faulty) 行" + (supplements.stillMissing.map { "，仍缺 \($0) 人" } ?? ""))
    }
    let lacking = SubmissionListCommand.lacking(submission)
    if !lacking.isEmpty { lines.append("缺少：\(lacking)") }
    if let other = submission.unitInForm { lines.append("表内写明的推荐单位：\(other)") }
    if let other = submission.unitOfSender { lines.append("发件地址以往报送的推荐单位：\(other)") }
    if let other = submission.unitAlike { lines.append("名称相近的已知推荐单位：\(other)") }
    if let waiver = submission.waiver {
      lines.append("免交盖章扫描件：\(waiver.officer)，\(waiver.at.forPeople)，\(waiver.reason)")
    }
    lines += submission.faults.map { fault in (fault.file.map { "\($0)：" } ?? "") + fault.message }
    lines += corrections(submission)
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

  /// What the list says otherwise, value by value.
  private static func corrections(_ submission: SubmissionView) -> [String] {
    guard let corrections = submission.corrections, !corrections.isEmpty else { return [] }
    let rows = corrections.flatMap { correction in
      correction.changed.map { change in
        [
          "\(correction.origin.sheet)!\(correction.origin.row)", correction.candidateID, change.title,
          change.before ?? "—", change.after ?? "—",
        ]
      }
    }
    let table = TextTable(heads: ["位置", "编号", "更正", "原值", "新值"], rows: rows).description
    let more = submission.correctionsLeftOut ?? 0
    return ["", table] + (more > 0 ? ["……另有 \(more) 人"] : [])
  }
}
