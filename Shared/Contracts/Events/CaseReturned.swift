/// A society gave a misrouted case back to screening.
package struct CaseReturned: EventPayload {
  package static let eventType = "accord.society.case-returned.v1"
  package static let summary = "A society gave a misrouted case back to screening."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var officer: String
  package var reason: String
  /// The field that the society thinks is right.
  package var suggestedField: String?

  package init(
    caseID: String, candidateID: String, society: String, officer: String, reason: String, suggestedField: String? = nil
  ) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.officer = officer
    self.reason = reason
    self.suggestedField = suggestedField
  }
}
