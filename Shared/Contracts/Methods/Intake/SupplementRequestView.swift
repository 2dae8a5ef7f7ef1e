import CloudEvents

/// One candidate's missing particulars and how the asking for them stands.
package struct SupplementRequestView: Codable, Sendable, Hashable {
  package var id: String
  package var candidateID: String
  package var name: String
  package var unit: String
  /// Clauses for which evidence is asked.
  package var items: [String]
  /// The columns that are still missing, as the workbook heads them, in Chinese.
  package var missing: [String]
  package var state: SupplementState
  package var requestedAt: Timestamp
  package var dueAt: Timestamp
  /// When the unit was last sent the workbook with this candidate; absent where it never was.
  package var mailedAt: Timestamp?
  package var remindedAt: Timestamp?
  /// When it was answered, expired or closed.
  package var settledAt: Timestamp?
  /// Whom the unit's mails go to; absent where no address is known: then an officer phones.
  package var address: String?
  /// The questions, one by one; absent in what older versions say.
  package var asked: [AskedItem]?

  package init(
    id: String, candidateID: String, name: String, unit: String, items: [String], missing: [String],
    state: SupplementState, requestedAt: Timestamp, dueAt: Timestamp, mailedAt: Timestamp? = nil,
    remindedAt: Timestamp? = nil, settledAt: Timestamp? = nil, address: String? = nil, asked: [AskedItem]? = nil
  ) {
    self.id = id
    self.candidateID = candidateID
    self.name = name
    self.unit = unit
    self.items = items
    self.missing = missing
    self.state = state
    self.requestedAt = requestedAt
    self.dueAt = dueAt
    self.mailedAt = mailedAt
    self.remindedAt = remindedAt
    self.settledAt = settledAt
    self.address = address
    self.asked = asked
  }
}
