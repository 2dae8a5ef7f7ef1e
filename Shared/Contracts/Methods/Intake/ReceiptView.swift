import CloudEvents

/// What a unit was answered about a submission.
package struct ReceiptView: Codable, Sendable, Hashable {
  /// The mail's Message-ID, without angle brackets.
  package var id: String
  package var submissionID: String
  /// Where the mail goes; absent where the submission came by upload and was answered there.
  package var to: String?
  package var subject: String
  /// In Chinese.
  package var body: String
  package var composedAt: Timestamp
  /// When the mail command took it.
  package var sentAt: Timestamp?
  /// How often it was handed to the mail command.
  package var attempts: Int

  package init(
    id: String, submissionID: String, to: String? = nil, subject: String, body: String, composedAt: Timestamp,
    sentAt: Timestamp? = nil, attempts: Int = 0
  ) {
    self.id = id
    self.submissionID = submissionID
    self.to = to
    self.subject = subject
    self.body = body
    self.composedAt = composedAt
    self.sentAt = sentAt
    self.attempts = attempts
  }
}
