import CloudEvents

/// One question of a round of information: what is asked, of whom, until when.
package struct InformationItem: Codable, Sendable, Hashable {
  /// Opaque: answers, reminders and expiries name it.
  package var id: String
  /// The clause that it is evidence for; absent where a society asks for something else.
  package var clause: String?
  /// What is asked, in Chinese, with what was found so far.
  package var text: String
  package var of: WaitedFor
  /// Absent while nobody has said until when it is waited for.
  package var dueAt: Timestamp?
  /// The unit is asked whether it accepts this level in place of the one that it applied for (N1.3).
  package var offered: Level?

  package init(
    id: String, clause: String? = nil, text: String, of: WaitedFor, dueAt: Timestamp? = nil, offered: Level? = nil
  ) {
    self.id = id
    self.clause = clause
    self.text = text
    self.of = of
    self.dueAt = dueAt
    self.offered = offered
  }
}
