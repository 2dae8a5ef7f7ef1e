/// An officer has looked: the declared field is right, whatever the text speaks of.
package enum SettleFieldDoubt: RPCMethod {
  package static let service = Decide.service
  package static let name = "SettleFieldDoubt"
  package static let summary = "An officer has looked: the declared field is right, whatever the text speaks of."
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

    package init(candidateID: String) {
      self.candidateID = candidateID
    }
  }
}
