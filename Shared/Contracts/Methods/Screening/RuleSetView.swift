import CloudEvents

/// A rule set of the book: what candidates of its campaign are judged by from its day until the next one's.
package struct RuleSetView: Codable, Sendable, Hashable {
  package var version: String
  package var campaign: Int
  package var inForceFrom: Timestamp
  /// Candidates of its campaign are judged by it now.
  package var isInForce: Bool
  /// When it was taken into the book; absent for what the service was started with.
  package var takenAt: Timestamp?
  /// Who took it; absent where a file said so.
  package var officer: String?

  package init(
    version: String, campaign: Int, inForceFrom: Timestamp, isInForce: Bool, takenAt: Timestamp? = nil,
    officer: String? = nil
  ) {
    self.version = version
    self.campaign = campaign
    self.inForceFrom = inForceFrom
    self.isInForce = isInForce
    self.takenAt = takenAt
    self.officer = officer
  }
}
