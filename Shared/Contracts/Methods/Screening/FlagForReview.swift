/// An officer flags a person or a unit: from now on an officer decides on them, and no rule does.
package enum FlagForReview: RPCMethod {
  package static let service = Decide.service
  package static let name = "FlagForReview"
  package static let summary =
    "An officer flags a person or a unit: from now on an officer decides on them, and no rule does."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    /// The person behind this candidate, also where they are put forward anew; exactly one of this and `unit`.
    package var candidateID: String?
    /// The unit's name, as candidates have it.
    package var unit: String?
    package var officer: String
    package var reason: String

    package init(candidateID: String? = nil, unit: String? = nil, officer: String, reason: String) {
      self.candidateID = candidateID
      self.unit = unit
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = ReviewFlagView
}
