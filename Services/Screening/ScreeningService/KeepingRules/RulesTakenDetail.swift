import CloudEvents

/// What the history keeps of a rule set that was taken into the book.
struct RulesTakenDetail: Sendable, Hashable, Encodable {
  var version: String
  var campaign: Int
  var inForceFrom: Timestamp
  var reason: String
  /// As it came.
  var content: String
}
