/// What was done about a dead letter.
package struct DeadLetterOutcome: Codable, Sendable, Hashable {
  package var id: Int64
  /// `wouldBeRedriven`, `wouldBeDiscarded`, `redriven`, `discarded` or `refusedAgain`.
  package var outcome: String
  /// For `refusedAgain`: why.
  package var message: String?

  package init(id: Int64, outcome: String, message: String? = nil) {
    self.id = id
    self.outcome = outcome
    self.message = message
  }
}
