import CloudEvents

/// A candidate who passed and waits for a society.
package struct HeldView: Codable, Sendable, Hashable {
  package var candidateID: String
  package var field: String
  package var since: Timestamp

  package init(candidateID: String, field: String, since: Timestamp) {
    self.candidateID = candidateID
    self.field = field
    self.since = since
  }
}
