/// Something that is to happen at a time, also when the process is not the same any more.
package struct DurableTimer: Sendable, Hashable {
  /// What is to happen, e.g. `campaign-reminder`.
  package var kind: String
  /// For whom: an opaque id.
  package var subject: String
  /// Milliseconds since 1970.
  package var due: Int64

  package init(kind: String, subject: String, due: Int64) {
    self.kind = kind
    self.subject = subject
    self.due = due
  }
}
