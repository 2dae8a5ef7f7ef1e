/// An officer does without something that the unit was asked for. With the last of it an officer decides.
package enum WaiveInformation: RPCMethod {
  package static let service = Decide.service
  package static let name = "WaiveInformation"
  package static let summary =
    "An officer does without something that the unit was asked for. With the last of it an officer decides."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String
    /// Ids of open questions, as `Explain` shows them; at least one.
    package var items: [String]
    package var officer: String
    package var reason: String

    package init(candidateID: String, items: [String], officer: String, reason: String) {
      self.candidateID = candidateID
      self.items = items
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String
    /// `underReview` where nothing is waited for any more.
    package var outcome: ScreeningOutcome
    /// What is still waited for.
    package var open: [InformationItem]

    package init(candidateID: String, outcome: ScreeningOutcome, open: [InformationItem]) {
      self.candidateID = candidateID
      self.outcome = outcome
      self.open = open
    }
  }
}
