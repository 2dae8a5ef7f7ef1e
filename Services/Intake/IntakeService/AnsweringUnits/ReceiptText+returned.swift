extension ReceiptText {
  static let signature = "工程能力评价委员会秘书处\n（本邮件由系统发出，可直接回复。）"

  /// What is said of the unit's own workbooks, once they have been made.
  ///
  /// - Parameters:
  ///   - returned: how many go with the receipt.
  ///   - faults: why others do not, each with its name.
  static func returned(_ returned: Int, _ faults: [(name: String, fault: ReturnFault)]) -> String {
    var lines: [String] = []
    if returned > 0 {
      lines.append(
        "附回贵单位的表格：每张表的右侧加了“处理结果”和“说明”两栏，需要核对的单元格标为红色，其余内容未作改动。可直接在附回的表格上改正后重新发送，"
          + "这两栏不会被读取。")
    }
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
