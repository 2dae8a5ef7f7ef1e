import CloudEvents

/// An officer let a submission go on without its stamped scan.
package struct Waiver: Codable, Sendable, Hashable {
  package var officer: String
  package var reason: String
  package var at: Timestamp

  package init(officer: String, reason: String, at: Timestamp) {
    self.officer = officer
    self.reason = reason
    self.at = at
  }
}
