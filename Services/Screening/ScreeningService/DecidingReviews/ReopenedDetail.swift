import Contracts

/// What the history keeps of a decision that is looked at again.
struct ReopenedDetail: Sendable, Hashable, Encodable {
  /// What had been decided.
  var outcome: ScreeningOutcome
  var reason: String
}
