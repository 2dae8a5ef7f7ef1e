/// An officer keeps a candidate whom the unit's corrected list does not name any more.
package enum KeepCandidate: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "KeepCandidate"
  package static let summary = "An officer keeps a candidate whom the unit's corrected list does not name any more."
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
