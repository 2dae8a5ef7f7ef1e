/// Shows where a candidate was allocated, and how the clock of the evaluation stands (A2.5).
package enum GetEvaluation: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "GetEvaluation"
  package static let summary =
    "Shows where a candidate was allocated, and how the clock of the evaluation stands (A2.5)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String

    package init(candidateID: String) {
      self.candidateID = candidateID
    }
  }

  package typealias Response = EvaluationView
}
