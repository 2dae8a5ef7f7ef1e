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
  /// What was said otherwise, where that is what happened.
  package var changed: [ColumnChange]?

  package init(
    at: Timestamp, eventID: String, source: String, type: String, text: String, changed: [ColumnChange]? = nil
  ) {
    self.at = at
    self.eventID = eventID
    self.source = source
    self.type = type
    self.text = text
    self.changed = changed
  }
}
