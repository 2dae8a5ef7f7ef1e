import CloudEvents
import Contracts

/// A mail to a unit. It is composed in the transaction that does what it speaks of, kept, and sent afterwards.
struct OutgoingMail: Sendable, Hashable {
  /// Its Message-ID without angle brackets: derived from what it is about, so that the same mail is written and sent once.
  var id: String
  var kind: MailKind
  /// The submission that it answers; absent where it answers none.
  var submissionID: String?
  var unit: String?
  /// Absent: it is kept and goes to nobody.
  var to: String?
  var subject: String
  /// In Chinese.
  var body: String
  /// The Message-ID of the mail that it answers.
  var inReplyTo: String?
  var attachments: [MailAttachment] = []
  /// It waits until its attachments are made.
  var isToBePrepared = false
  var composedAt: Timestamp

  var sentAt: Timestamp?
  var attempts = 0
  /// Why it could not be sent the last time.
  var failure: String?
  /// When it was refused for good.
  var failedAt: Timestamp?

  init(
    id: String, kind: MailKind, submissionID: String? = nil, unit: String?, to: String?, subject: String, body: String,
    inReplyTo: String? = nil, attachments: [MailAttachment] = [], composedAt: Timestamp
  ) {
    self.id = id
    self.kind = kind
    self.submissionID = submissionID
    self.unit = unit
    self.to = to
    self.subject = subject
    self.body = body
    self.inReplyTo = inReplyTo
    self.attachments = attachments
    self.composedAt = composedAt
  }

  var view: ReceiptView {
    ReceiptView(
      id: id, kind: kind, submissionID: submissionID, unit: unit, to: to, subject: subject, body: body,
      attachments: attachments.map(\.view), composedAt: composedAt, sentAt: sentAt, attempts: attempts,
      failure: failure, failedAt: failedAt)
  }
}
