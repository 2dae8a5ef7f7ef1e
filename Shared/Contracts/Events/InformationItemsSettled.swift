import CloudEvents

/// Questions of a society's round were answered, have expired, or are waited for no longer; the others are waited for on (N2.3).
package struct InformationItemsSettled: EventPayload {
  package static let eventType = "accord.society.information-items-settled.v1"
  package static let summary =
    "Questions of a society's round were answered, have expired, or are waited for no longer; the others are waited for on (N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var roundID: String
  /// By their ids; at least one.
  package var items: [String]
  /// What has become of them.
  package var state: InformationState
  /// Who settled them; absent where time did.
  package var officer: String?
  package var note: String?
  package var settledAt: Timestamp
  /// Who is waited for now with the questions that are left; absent where none is.
  package var waitsFor: WaitedFor?

  package init(
    caseID: String, candidateID: String, society: String, roundID: String, items: [String], state: InformationState,
    officer: String? = nil, note: String? = nil, settledAt: Timestamp, waitsFor: WaitedFor? = nil
  ) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.roundID = roundID
    self.items = items
    self.state = state
    self.officer = officer
    self.note = note
    self.settledAt = settledAt
    self.waitsFor = waitsFor
  }
}
