import CloudEvents

/// What a unit was written: the receipt of a submission, or a mail that asks for more.
package struct ReceiptView: Codable, Sendable, Hashable {
  /// The mail's Message-ID, without angle brackets.
  package var id: String
  package var kind: MailKind
  /// The submission that it answers; absent where it answers none.
  package var submissionID: String?
  /// The recommending unit; absent while it is unknown.
  package var unit: String?
  /// Where the mail goes; absent where the submission came by upload and was answered there.
  package var to: String?
  package var subject: String
  /// In Chinese.
  package var body: String
  package var attachments: [AttachmentView]
  package var composedAt: Timestamp
  /// When it was handed over to be delivered.
  package var sentAt: Timestamp?
  /// How often it was tried to hand it over.
  package var attempts: Int
  /// Why it could not be handed over the last time; absent where it was.
  package var failure: String?
  /// It was refused for good, and is not tried again.
  package var failedAt: Timestamp?

  package init(
    id: String, kind: MailKind = .receipt, submissionID: String? = nil, unit: String? = nil, to: String? = nil,
    subject: String, body: String, attachments: [AttachmentView] = [], composedAt: Timestamp, sentAt: Timestamp? = nil,
    attempts: Int = 0, failure: String? = nil, failedAt: Timestamp? = nil
  ) {
    self.id = id
    self.kind = kind
    self.submissionID = submissionID
    self.unit = unit
    self.to = to
    self.subject = subject
    self.body = body
    self.attachments = attachments
    self.composedAt = composedAt
    self.sentAt = sentAt
    self.attempts = attempts
    self.failure = failure
    self.failedAt = failedAt
  }
}
