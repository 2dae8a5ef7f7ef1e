import CloudEvents

/// What a mail says and carries.
struct MailMessage: Sendable {
  struct Attachment: Sendable, Hashable {
    /// As it was sent, without folders; a name is made up where the mail has none.
    var name: String
    var contentType: String
    /// Shown within the text, such as the picture in a signature.
    var isInline: Bool
    /// The decoded bytes, in a temporary file of the reader's caller.
    var path: String
  }

  var subject: String
  /// Without angle brackets.
  var messageID: String?
  /// The address to answer to; absent where there is none, or where no person waits for an answer (RFC 3834).
  var replyTo: String?
  /// From the topmost `Received` header, else from `Date`.
  var receivedAt: Timestamp?
  var attachments: [Attachment]
}
