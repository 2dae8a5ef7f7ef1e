import CloudEvents

/// The clock of a case is other than its society was told: screening asked the unit for more, or what was asked for has come
/// (A2.5).
package struct CaseClockChanged: EventPayload {
  package static let eventType = "accord.screening.case-clock-changed.v1"
  package static let summary =
    "The clock of a case is other than its society was told: screening asked the unit for more, or what was asked for has "
    + "come (A2.5)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var clock: EvaluationClock
  /// The end of the day on which the six months are over, as screening reckons.
  package var dueAt: Timestamp

  package init(caseID: String, candidateID: String, society: String, clock: EvaluationClock, dueAt: Timestamp) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.clock = clock
    self.dueAt = dueAt
  }
}
