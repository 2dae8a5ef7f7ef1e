/// An officer allocates a candidate who passed to a society of their choice; a case that is open moves there (N2.3).
package enum AllocateByHand: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "AllocateByHand"
  package static let summary =
    "An officer allocates a candidate who passed to a society of their choice; a case that is open moves there (N2.3)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String
    package var society: String
    package var officer: String
    package var reason: String

    package init(candidateID: String, society: String, officer: String, reason: String) {
      self.candidateID = candidateID
      self.society = society
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String
    package var caseID: String
    package var society: String
    /// Why this society, in Chinese, as it is kept with the allocation.
    package var explanation: String

    package init(candidateID: String, caseID: String, society: String, explanation: String) {
      self.candidateID = candidateID
      self.caseID = caseID
      self.society = society
      self.explanation = explanation
    }
  }
}
