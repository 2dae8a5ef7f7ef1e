/// An officer ends a flag: rules decide again. What waits for an officer already stays in the queue.
package enum EndReviewFlag: RPCMethod {
  package static let service = Decide.service
  package static let name = "EndReviewFlag"
  package static let summary =
    "An officer ends a flag: rules decide again. What waits for an officer already stays in the queue."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var flagID: String
    package var officer: String
    package var reason: String

    package init(flagID: String, officer: String, reason: String) {
      self.flagID = flagID
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = ReviewFlagView
}
