import CloudEvents

/// How large a reply may be.
enum ReplySize {
  /// What the envelope around a message takes, at most.
  private static let envelope = 4096

  /// The largest response message, in bytes of its JSON.
  static let maximumMessage = CloudEvent.maximumSize - envelope

  static func message(_ bytes: Int) -> String {
    "the reply has \(bytes) bytes; \(maximumMessage) are allowed: ask for less at once"
  }
}
