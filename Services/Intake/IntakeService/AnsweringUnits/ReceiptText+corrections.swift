import Contracts

extension ReceiptText {
  /// What a list that came before says otherwise now, and what is asked about it.
  static func corrected(_ submission: SubmissionView) -> String? {
    var lines: [String] = []
    if let updated = submission.updated, let unchanged = submission.unchanged {
      lines.append(
        "名单中已推荐过的人员：更新 \(updated) 人，没有变化 \(unchanged) 人。"
          + (submission.needs == nil || updated == 0 ? "" : "更新的内容在报送材料补齐后生效。"))
    }
    if let doubtful = submission.doubtful {
      lines.append("新列人员中有 \(doubtful) 人与已推荐的人员相近，由秘书处核对是否为同一人后再提交初筛。")
    }
    if let missing = submission.missing {
      let names = missing.names.joined(separator: "、") + (missing.count > missing.names.count ? "等" : "")
      lines.append(
        "此前推荐的以下 \(missing.count) 人本次没有列出：\(names)。是否仍然推荐？请回复说明；在收到答复之前，原推荐继续有效，不会因未列出而撤回。")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}
