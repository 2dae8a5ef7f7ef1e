/// A file that goes with a mail.
package struct AttachmentView: Codable, Sendable, Hashable {
  package var name: String
  package var contentType: String
  /// Of its content, in lower-case hex.
  package var sha256: String
  package var bytes: Int

  package init(name: String, contentType: String, sha256: String, bytes: Int) {
    self.name = name
    self.contentType = contentType
    self.sha256 = sha256
    self.bytes = bytes
  }
}
