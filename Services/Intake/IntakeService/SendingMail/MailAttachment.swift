import Contracts

/// A kept file that goes with a mail.
struct MailAttachment: Sendable, Hashable {
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// As the recipient sees it, any letters.
  var name: String
  var blob: Blob
  /// With its parameters, if it has any.
  var contentType = Self.workbookType

  var view: AttachmentView {
    AttachmentView(name: name, contentType: contentType, sha256: blob.sha256, bytes: blob.bytes)
  }
}
