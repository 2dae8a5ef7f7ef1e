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
  /// Of the mails that were forwarded within this one, outermost first.
  var forwardedSubjects: [String] = []
  /// Without angle brackets.
  var messageID: String?
  /// The author's address (`From`), in lower case.
  var sender: String?
  /// The address to answer to; absent where there is none, or where no person waits for an answer (RFC 3834).
  var replyTo: String?
  /// A machine's notice: nobody is there, or a mail did not arrive.
  var isAutomatic = false
  /// It answers another mail.
  var isReply = false
  /// From the topmost `Received` header, which our own server wrote.
  var receivedAt: Timestamp?
  /// From `Date`, which the sender wrote.
  var writtenAt: Timestamp?
  var attachments: [Attachment] = []
  /// It is encrypted, or signed in a way that hides its parts.
  var isSealed = false

  /// When it came in. The deadline goes by the receipt and not by what the sender's clock says (N3.1a), so `Date` counts only
  /// where no server handled the mail; and nothing came in later than it was here.
  func cameIn(by arrival: Timestamp) -> Timestamp {
    min(receivedAt ?? writtenAt ?? arrival, arrival)
  }
}
