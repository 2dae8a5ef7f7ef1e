import CloudEvents

/// One step on a candidate's way.
package struct HistoryEntry: Codable, Sendable, Hashable {
  package var at: Timestamp
  package var eventID: String
  /// Who said so, e.g. `/accord/screening`.
  package var source: String
  /// The event type.
  package var type: String
  /// What happened, in Chinese.
  package var text: String

  package init(at: Timestamp, eventID: String, source: String, type: String, text: String) {
    self.at = at
    self.eventID = eventID
    self.source = source
    self.type = type
    self.text = text
  }
}
