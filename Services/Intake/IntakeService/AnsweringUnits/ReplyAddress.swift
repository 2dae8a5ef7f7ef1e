/// Whom a receipt goes to, and which mail it answers.
struct ReplyAddress: Codable, Sendable, Hashable {
  /// From `Reply-To`, else `From`: the address alone.
  var address: String
  /// Of the mail that is answered, without angle brackets.
  var messageID: String?
}
