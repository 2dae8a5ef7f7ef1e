import CloudEvents

/// What one officer would reject a candidate for; a second one confirms it or decides otherwise.
package struct ProposedRejection: Codable, Sendable, Hashable {
  package var officer: String
  /// At least one.
  package var clauses: [String]
  package var reason: String
  package var proposedAt: Timestamp

  package init(officer: String, clauses: [String], reason: String, proposedAt: Timestamp) {
    self.officer = officer
    self.clauses = clauses
    self.reason = reason
    self.proposedAt = proposedAt
  }
}
