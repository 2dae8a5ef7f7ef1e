import CloudEvents

/// A society receives a case: everything that it needs to evaluate one candidate (N2.3).
package struct CaseAllocated: EventPayload {
  package static let eventType = "accord.screening.case-allocated.v1"
  package static let summary = "A society receives a case: everything that it needs to evaluate one candidate (N2.3)."

  /// UUIDv7-shaped, opaque; one for each allocation.
  package var caseID: String
  package var society: String
  package var candidate: Candidate
  package var findings: [Finding]
  package var allocatedAt: Timestamp
  /// The end of the day on which the six months are over (A2.5); somebody being waited for moves it.
  package var dueAt: Timestamp
  /// A transfer keeps its clock; absent in what older versions sent: it starts with this allocation.
  package var clock: EvaluationClock?

  package init(
    caseID: String, society: String, candidate: Candidate, findings: [Finding], allocatedAt: Timestamp,
    dueAt: Timestamp, clock: EvaluationClock? = nil
  ) {
    self.caseID = caseID
    self.society = society
    self.candidate = candidate
    self.findings = findings
    self.allocatedAt = allocatedAt
    self.dueAt = dueAt
    self.clock = clock
  }
}
