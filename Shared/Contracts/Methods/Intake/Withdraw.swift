/// An officer withdraws a candidate for good, with a reason.
package enum Withdraw: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "Withdraw"
  package static let summary = "An officer withdraws a candidate for good, with a reason."
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

  package typealias Response = CandidateSummary
}
