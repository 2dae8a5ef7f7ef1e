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
  /// Six months after the first allocation (A2.5).
  package var dueAt: Timestamp

  package init(
    caseID: String, society: String, candidate: Candidate, findings: [Finding], allocatedAt: Timestamp, dueAt: Timestamp
  ) {
    self.caseID = caseID
    self.society = society
    self.candidate = candidate
    self.findings = findings
    self.allocatedAt = allocatedAt
    self.dueAt = dueAt
  }
}
