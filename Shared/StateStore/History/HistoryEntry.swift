import Crypto

/// One thing that a person did or a rule decided.
package struct HistoryEntry: Sendable, Hashable {
  /// Milliseconds since 1970.
  package var at: Int64
  /// Whom it concerns: the candidate id, or another opaque id.
  package var subject: String
  /// The officer, or the service where a rule acted.
  package var actor: String
  /// A stable word, e.g. `decided`.
  package var action: String
  /// JSON.
  package var detail: String

  package init(at: Int64, subject: String, actor: String, action: String, detail: String) {
    self.at = at
    self.subject = subject
    self.actor = actor
    self.action = action
    self.detail = detail
  }

  /// SHA-256 over the hash of the entry before (32 bytes), the time (8 bytes, big-endian), and each of subject, actor,
  /// action and detail as UTF-8 after its length (8 bytes, big-endian): no two entries have the same encoding.
  func hash(after previous: [UInt8]) -> [UInt8] {
    var encoding = previous
    encoding.reserveCapacity(
      previous.count + 40 + subject.utf8.count + actor.utf8.count + action.utf8.count + detail.utf8.count)
    withUnsafeBytes(of: at.bigEndian) { encoding.append(contentsOf: $0) }
    for text in [subject, actor, action, detail] {
      withUnsafeBytes(of: UInt64(text.utf8.count).bigEndian) { encoding.append(contentsOf: $0) }
      encoding.append(contentsOf: text.utf8)
    }
    return Array(SHA256.hash(data: encoding))
  }
}
