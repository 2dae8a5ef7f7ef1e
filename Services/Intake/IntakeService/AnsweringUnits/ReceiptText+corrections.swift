import Contracts

extension ReceiptText {
  /// What a mail shows of them; the returned workbook has all.
  static let shownUpdates = 50
  /// Of one value, in characters.
  private static let shownValue = 40

  /// What a list that came before says otherwise now, and what is asked about it. How many there are of each is said before, and
  /// nothing of it to whoever may be a stranger.
  static func corrected(_ submission: SubmissionView, _ updates: [RowUpdate]) -> String? {
    guard !submission.mayBeStranger else { return nil }
    var lines: [String] = []
    let updated = submission.updated ?? 0
    let concluded = updates.filter(\.isConcluded)
    let updates = updates.filter { !$0.isConcluded }
    if updated > 0, !updates.isEmpty {
      lines.append("更新的内容\(submission.needs == nil ? "" : "（报送材料补齐后生效）")：")
      lines += updates.enumerated().map { index, update in
        "\(index + 1). 工作表“\(update.origin.sheet)”第 \(update.origin.row) 行 \(update.name)："
          + update.changed.map(change).joined(separator: "；")
      }
      if updated > updates.count { lines.append("……另有 \(updated - updates.count) 人。") }
    } else if updated > 0, submission.needs != nil {
      lines.append("更新的内容在报送材料补齐后生效。")
    }
    if !concluded.isEmpty {
      let people = concluded.map { "工作表“\($0.origin.sheet)”第 \($0.origin.row) 行 \($0.name)" }
      lines.append("以下人员的评价已有结论，本次与原资料不同之处未作更改；如需更正，请联系秘书处：" + people.joined(separator: "、") + "。")
    }
    if let doubtful = submission.doubtful {
      lines.append("待核对的 \(doubtful) 人与已推荐的人员相近，由秘书处核对是否为同一人后再提交初筛。")
    }
    if let missing = submission.missing {
      let names = missing.names.joined(separator: "、") + (missing.count > missing.names.count ? "等" : "")
      lines.append(
        "此前推荐的以下 \(missing.count) 人本次没有列出：\(names)。是否仍然推荐？请回复说明；在收到答复之前，原推荐继续有效，不会因未列出而撤回。")
    }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  private static func change(_ change: ColumnChange) -> String {
    guard let before = change.before else { return "\(change.title)补填为“\(shown(change.after))”" }
    return "\(change.title)由“\(shown(before))”改为“\(shown(change.after))”"
  }

  private static func shown(_ value: String?) -> String {
    let line = FormText.line(value ?? "")
    return line.count > shownValue ? "\(line.prefix(shownValue))……" : line
  }
}

extension SubmissionView {
  /// It is not sure that the unit has sent it: nothing is told of who is known, and how.
  var mayBeStranger: Bool { (needs ?? []).contains(.unit) }
}
