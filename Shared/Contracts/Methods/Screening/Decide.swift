import CloudEvents

/// An officer decides a candidate under review.
package enum Decide: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "Decide"
  package static let summary = "An officer decides a candidate under review."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var candidateID: String
    /// `passed`, `rejected` or `informationRequired`.
    package var outcome: ScreeningOutcome
    /// For `rejected`: the clauses that are not met, at least one. For `informationRequired`: those for which evidence is asked.
    package var clauses: [String]?
    /// For a returned case: the field to allocate by, where it changes.
    package var field: String?
    /// For a senior applicant, `professional`: with `passed` the candidate passes at that level, also while it is offered; with
    /// `informationRequired` the unit is asked whether it accepts it (N1.3).
    package var level: Level?
    /// For `informationRequired`: until when the unit is waited for; absent: as intake plans.
    package var dueAt: Timestamp?
    package var officer: String
    package var reason: String

    package init(
      candidateID: String, outcome: ScreeningOutcome, clauses: [String]? = nil, field: String? = nil,
      level: Level? = nil,
      dueAt: Timestamp? = nil, officer: String, reason: String
    ) {
      self.candidateID = candidateID
      self.outcome = outcome
      self.clauses = clauses
      self.field = field
      self.level = level
      self.dueAt = dueAt
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var candidateID: String
    /// `underReview` where a second officer has to confirm a rejection.
    package var outcome: ScreeningOutcome
    /// Where a passed candidate was allocated; absent while held.
    package var society: String?

    package init(candidateID: String, outcome: ScreeningOutcome, society: String? = nil) {
      self.candidateID = candidateID
      self.outcome = outcome
      self.society = society
    }
  }
}
