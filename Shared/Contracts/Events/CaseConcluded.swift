import CloudEvents

/// A society concluded a case (N2.3); those who passed are registered (N3.2).
package struct CaseConcluded: EventPayload {
  package static let eventType = "accord.society.case-concluded.v1"
  package static let summary = "A society concluded a case (N2.3); those who passed are registered (N3.2)."

  package var caseID: String
  package var candidate: Candidate
  package var society: String
  package var conclusion: Conclusion
  package var officer: String
  package var reason: String?
  package var concludedAt: Timestamp

  package init(
    caseID: String, candidate: Candidate, society: String, conclusion: Conclusion, officer: String,
    reason: String? = nil, concludedAt: Timestamp
  ) {
    self.caseID = caseID
    self.candidate = candidate
    self.society = society
    self.conclusion = conclusion
    self.officer = officer
    self.reason = reason
    self.concludedAt = concludedAt
  }
}
