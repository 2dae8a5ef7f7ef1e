/// A society is to end a case without a conclusion: its candidate was withdrawn, refused after all, or goes to another society.
package struct CaseWithdrawn: EventPayload {
  package static let eventType = "accord.screening.case-withdrawn.v1"
  package static let summary =
    "A society is to end a case without a conclusion: its candidate was withdrawn, refused after all, or goes to another "
    + "society."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var officer: String
  package var reason: String

  package init(caseID: String, candidateID: String, society: String, officer: String, reason: String) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.officer = officer
    self.reason = reason
  }
}
