import CloudEvents

/// A mail that was set aside. It is kept for good.
package struct SetAsideMail: Codable, Sendable, Hashable {
  package var id: String
  package var reason: AsideReason
  package var state: AsideState
  package var receivedAt: Timestamp
  /// The author's address.
  package var from: String?
  package var subject: String
  /// SHA-256 of the mail's bytes (lower-case hex), by which intake keeps them.
  package var sha256: String
  package var bytes: Int
  /// The submission that was made of it.
  package var submissionID: String?

  package init(
    id: String, reason: AsideReason, state: AsideState = .aside, receivedAt: Timestamp, from: String?, subject: String,
    sha256: String, bytes: Int, submissionID: String? = nil
  ) {
    self.id = id
    self.reason = reason
    self.state = state
    self.receivedAt = receivedAt
    self.from = from
    self.subject = subject
    self.sha256 = sha256
    self.bytes = bytes
    self.submissionID = submissionID
  }
}
