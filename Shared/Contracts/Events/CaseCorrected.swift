/// The data of a candidate whom a society evaluates are other than it was told.
package struct CaseCorrected: EventPayload {
  package static let eventType = "accord.screening.case-corrected.v1"
  package static let summary = "The data of a candidate whom a society evaluates are other than it was told."

  package var caseID: String
  package var society: String
  /// Whole, as the candidate is now.
  package var candidate: Candidate
  /// Which values are other than before, by their place in `candidate`, e.g. `person.phone`; at least one.
  package var changed: [String]

  package init(caseID: String, society: String, candidate: Candidate, changed: [String]) {
    self.caseID = caseID
    self.society = society
    self.candidate = candidate
    self.changed = changed
  }
}
