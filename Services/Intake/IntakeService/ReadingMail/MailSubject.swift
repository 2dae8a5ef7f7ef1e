import Foundation

/// A subject without what mail programs and people put before it: `Re:`, `转发：`, `回复(2):`, `[外部邮件]`, repeated and nested.
struct MailSubject: Sendable, Hashable {
  /// Folded, in simplified characters.
  private(set) var text = ""
  /// It answers a mail.
  private(set) var isReply = false
  /// A machine says that nobody is there, or that a mail did not arrive.
  private(set) var isAutomatic = false

  init(_ subject: String) {
    var rest = Substring(Self.simplified(FormText.line(subject)))
    while let next = Self.withoutPrefix(rest, &self) ?? Self.withoutTag(rest) { rest = next }
    text = String(rest)
  }

  /// 評價 and 评价 are one word.
  static func simplified(_ text: String) -> String {
    guard text.contains(where: FormText.isHan) else { return text }
    return text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
  }

  private static let answers = ["re", "回复", "答复", "回覆", "答覆", "回信", "sv", "aw"]
  private static let forwards = ["fw", "fwd", "转发", "转寄", "转送", "回执", "主题", "标题", "邮件主题", "报送", "提交", "重发", "重新发送"]
  /// With whatever follows.
  private static let machines = [
    "自动回复", "自动答复", "自动应答", "autoreply", "auto-reply", "autoreply", "automaticreply", "auto:", "outofoffice", "系统退信",
    "退信",
    "投递失败", "未送达", "邮件投递", "undeliver", "deliverystatusnotification", "mailundeliver", "maildeliveryfailed",
    "deliveryfailure",
    "returnedmail", "failurenotice", "已读:", "已读回执", "read:", "阅读回执",
  ]

  /// `Re:`, `RE：`, `回复(2):`, `Fwd[3]:`, `Re^2:`
  private static func withoutPrefix(_ text: Substring, _ subject: inout MailSubject) -> Substring? {
    let compact = FormText.compact(String(text.prefix(60)))
    if machines.contains(where: { compact.hasPrefix($0) }) { subject.isAutomatic = true }
    guard let colon = text.prefix(24).firstIndex(of: ":") else { return nil }
    let word = text[..<colon].filter { !$0.isWhitespace && !$0.isNumber && !"()[]^*".contains($0) }.lowercased()
    if answers.contains(word) {
      subject.isReply = true
    } else if !forwards.contains(word), !machines.contains(word), !machines.contains(word + ":") {
      return nil
    }
    return text[text.index(after: colon)...].drop { $0.isWhitespace }
  }

  /// `[外部邮件]`, `【重要】`, `(SPAM)`, `!`, but not the brackets around a year or around the title itself.
  private static func withoutTag(_ text: Substring) -> Substring? {
    guard let first = text.first else { return nil }
    if "!*#★☆●-~ ,.;:".contains(first) { return text.dropFirst() }
    guard let closing = ["(": ")", "[": "]", "<": ">", "{": "}"][first] as Character?,
      let end = text.firstIndex(of: closing)
    else { return nil }
    let inside = text[text.index(after: text.startIndex)..<end]
    guard inside.count <= 16, !inside.contains("评"), !inside.contains("价"),
      SubjectYear.leading(inside.filter { !$0.isWhitespace }) == nil
    else { return nil }
    return text[text.index(after: end)...].drop { $0.isWhitespace }
  }
}
