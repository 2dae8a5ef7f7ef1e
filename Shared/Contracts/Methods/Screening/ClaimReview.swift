/// An officer takes a candidate under review, so that no two read the same one.
package enum ClaimReview: RPCMethod {
  package static let service = Decide.service
  package static let name = "ClaimReview"
  package static let summary = "An officer takes a candidate under review, so that no two read the same one."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    /// Absent: the next one in the queue that nobody has (dispatched before planned, A2.4, then oldest first).
    package var candidateID: String?
    /// With no `candidateID`: only of this field.
    package var field: String?
    package var officer: String
    /// With no `candidateID`: nobody who stands behind this place, where something else waits for an officer.
    package var upTo: QueuePlace?

    package init(candidateID: String? = nil, field: String? = nil, officer: String, upTo: QueuePlace? = nil) {
      self.candidateID = candidateID
      self.field = field
      self.officer = officer
      self.upTo = upTo
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// Absent where nobody waits.
    package var review: ReviewView?

    package init(review: ReviewView?) {
      self.review = review
    }
  }
}
