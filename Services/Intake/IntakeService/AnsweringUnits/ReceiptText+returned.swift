extension ReceiptText {
  static let signature = "工程能力评价委员会秘书处\n（本邮件由系统发出，可直接回复。）"

  /// What is said of the unit's own workbooks, once they have been made.
  ///
  /// - Parameters:
  ///   - returned: how many go with the receipt.
  ///   - hasFaults: cells are marked in them.
  ///   - converted: the names of those that came in another format.
  ///   - faults: why others do not, each with its name.
  static func returned(
    _ returned: Int, hasFaults: Bool, converted: [String] = [], _ faults: [(name: String, fault: ReturnFault)]
  ) -> String {
    var lines: [String] = []
    if returned > 0 {
      let mended = "直接在附回的表格上\(hasFaults ? "改正" : "修改")后重新发送，这两栏不会被读取。"
      lines.append(
        "附回贵单位的表格：列有人员的工作表右侧加了“处理结果”和“说明”两栏，"
          + (hasFaults ? "需要核对的单元格标为红色，其余内容未作改动。可" : "其余内容未作改动。以后如需更正，可") + mended)
    }
    for name in converted { lines.append("“\(name)”已转换为 .xlsx 格式后附回，转换可能使版面略有不同；请以后使用附回的 .xlsx 文件。") }
    for (name, fault) in faults { lines.append("“\(name)”没有附回：\(fault.message)。请按本回执所列各处核对。") }
    return lines.joined(separator: "\n")
  }

  /// The body with one more paragraph before its end.
  static func adding(_ paragraph: String, to body: String) -> String {
    guard !paragraph.isEmpty else { return body }
    guard let end = body.range(of: signature, options: .backwards) else { return body + "\n" + paragraph + "\n" }
    return body[..<end.lowerBound] + paragraph + "\n\n" + body[end.lowerBound...]
  }
}
