/// An officer gives a claimed candidate back to the queue, where they keep their place.
package enum ReleaseReview: RPCMethod {
  package static let service = Decide.service
  package static let name = "ReleaseReview"
  package static let summary = "An officer gives a claimed candidate back to the queue, where they keep their place."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String
    package var officer: String
    /// Needed where another officer has the candidate, who may be away.
    package var reason: String?

    package init(candidateID: String, officer: String, reason: String? = nil) {
      self.candidateID = candidateID
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String

    package init(candidateID: String) {
      self.candidateID = candidateID
    }
  }
}
