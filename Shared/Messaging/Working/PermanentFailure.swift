/// Thrown by a handler for input that no retry can mend: the record goes to the dead letters and its key is parked.
/// The message says what is wrong and how to mend it, without personal data.
package struct PermanentFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// A stable word for metrics and lists, e.g. `unknownCandidate`.
  package var code: String
  package var message: String

  package init(code: String, message: String) {
    self.code = code
    self.message = message
  }

  package var description: String { "\(code): \(message)" }
}
