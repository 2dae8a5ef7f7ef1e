import CloudEvents

/// A society asked the candidate or the unit for information and waits for it; the clock stands (A2.5, N2.3).
package struct InformationAsked: EventPayload {
  package static let eventType = "accord.society.information-asked.v1"
  package static let summary =
    "A society asked the candidate or the unit for information and waits for it; the clock stands (A2.5, N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var of: WaitedFor
  package var officer: String
  /// What is to be supplied, in the officer's words.
  package var note: String
  /// The round that begins, and its questions, one by one; absent in what older versions say.
  package var roundID: String?
  package var asked: [InformationItem]?
  package var askedAt: Timestamp

  package init(
    caseID: String, candidateID: String, society: String, of: WaitedFor, officer: String, note: String,
    roundID: String? = nil, asked: [InformationItem]? = nil, askedAt: Timestamp
  ) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.of = of
    self.officer = officer
    self.note = note
    self.roundID = roundID
    self.asked = asked
    self.askedAt = askedAt
  }
}
