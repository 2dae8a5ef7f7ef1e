/// An officer opens a candidate anew who was decided; every earlier decision stays on record.
package enum ReopenReview: RPCMethod {
  package static let service = Decide.service
  package static let name = "ReopenReview"
  package static let summary =
    "An officer opens a candidate anew who was decided; every earlier decision stays on record."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String
    package var officer: String
    package var reason: String

    package init(candidateID: String, officer: String, reason: String) {
      self.candidateID = candidateID
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String
    package var outcome: ScreeningOutcome

    package init(candidateID: String, outcome: ScreeningOutcome) {
      self.candidateID = candidateID
      self.outcome = outcome
    }
  }
}
