import CloudEvents

/// One question that a society's officer asks.
package struct InformationQuestion: Codable, Sendable, Hashable {
  /// What is to be supplied.
  package var text: String
  /// Absent: whom the request asks.
  package var of: WaitedFor?
  /// The clause that it is evidence for, where it is for one.
  package var clause: String?
  /// Absent: when the request is due.
  package var dueAt: Timestamp?

  package init(text: String, of: WaitedFor? = nil, clause: String? = nil, dueAt: Timestamp? = nil) {
    self.text = text
    self.of = of
    self.clause = clause
    self.dueAt = dueAt
  }
}
