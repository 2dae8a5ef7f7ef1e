import Contracts

/// The report for a person: every submission with its row errors, every engineer, where they ended and why.
struct DemoTable: CustomStringConvertible {
  var report: DemoReport

  var description: String {
    var text = "\n" + submissions + "\n\n" + candidates + "\n"
    let errors = rowErrors
    if !errors.isEmpty {
      text += "\n未取或有疑问的行 rows not taken, or taken with a doubt\n" + errors + "\n"
    }
    let ended = report.candidates.filter(\.summary.progress.ended).count
    text += "\n\(report.candidates.count) 人 engineers, \(ended) 人已有结果 ended, "
    text += "\(report.candidates.count - ended) 人等待 waiting, 死信 dead letters \(report.deadLetters), "
    text += "用时 \(String(Int(report.elapsedSeconds * 10) / 10)).\(Int(report.elapsedSeconds * 10) % 10) s\n"
    return text
  }

  private var submissions: String {
    TextTable(
      heads: ["材料 file", "推荐单位 unit", "逾期 late", "取录 taken", "疑问 row errors"],
      rows: report.submissions.map {
        [
          $0.file, $0.view.unit ?? "—", $0.view.late ? "是" : "否", String($0.view.candidates),
          $0.view.faults.first?.message ?? String($0.view.rowErrors.count),
        ]
      }
    ).description
  }

  private var candidates: String {
    TextTable(
      heads: [
        "姓名 name", "领域 field", "级别 level", "初筛 screening", "学会 society", "会员号 member", "互认 referral",
        "结果与原因 where and why",
      ],
      rows: report.candidates.map { candidate in
        let progress = candidate.summary.progress
        return [
          candidate.summary.name, candidate.summary.field, candidate.summary.level.rawValue,
          progress.screening?.rawValue ?? "—",
          [progress.society, progress.conclusion?.rawValue ?? progress.stage?.rawValue].compactMap { $0 }
            .joined(separator: " "),
          progress.memberNumber ?? "—",
          [progress.referral?.partner, progress.referral?.status.rawValue].compactMap { $0 }.joined(separator: " "),
          reason(progress),
        ]
      }
    ).description
  }

  private var rowErrors: String {
    var seen: Set<String> = []
    let rows = report.submissions.filter { seen.insert($0.view.id).inserted }.flatMap { submission in
      submission.view.rowErrors.map { error in
        [submission.file, "\(error.sheet)!\(error.column)\(error.row)", error.code, error.message]
      }
    }
    return rows.isEmpty ? "" : TextTable(heads: ["材料", "位置", "代码", "说明"], rows: rows).description
  }

  private func reason(_ progress: CandidateProgress) -> String {
    if let waiting = progress.waitingFor { return waiting }
    if let title = progress.referral?.localTitle { return "已获 \(title)" }
    let failed = progress.findings.filter { $0.result == .notMet }
    if !failed.isEmpty {
      return failed.map { "\($0.clause)：\($0.evidence)" }.joined(separator: "；")
    }
    return progress.ended ? "已结束" : "进行中"
  }
}
