/// What one row of a corrected list says otherwise than before.
package struct RowCorrection: Codable, Sendable, Hashable {
  package var candidateID: String
  package var origin: RowOrigin
  package var changed: [ColumnChange]

  package init(candidateID: String, origin: RowOrigin, changed: [ColumnChange]) {
    self.candidateID = candidateID
    self.origin = origin
    self.changed = changed
  }
}
