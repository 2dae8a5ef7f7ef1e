import CloudEvents
import Contracts
import Messaging

/// Takes in the cases that screening allocates to this society, and gives each to a panel (N2.3).
///
/// A case that is there already is not taken in again. A candidate who comes again with another case id (given back, and
/// allocated anew) is a new case: each allocation has its own course and its own end.
struct CaseAcceptance: Sendable {
  let society: String
  let plan: PanelPlan
  let clock: CaseClock

  func accept(_ allocation: CaseAllocated, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard allocation.society == society else {
      throw PermanentFailure(
        code: "foreignCase",
        message: """
          case \(allocation.caseID) is for the society \(allocation.society), but came to \(society); see that \
          screening's registry of societies gives each its own code, and discard this record here
          """)
    }
    let candidate = allocation.candidate
    let cases = CaseTable(transaction: work.transaction)
    if let known = try cases.find(allocation.caseID) {
      guard known.candidate.id == candidate.id else {
        throw PermanentFailure(
          code: "contradictoryCase",
          message: """
            case \(allocation.caseID) is here already for candidate \(known.candidate.id), now it names \
            \(candidate.id); screening has to allocate the second under a case id of its own
            """)
      }
      try work.record(
        subject: candidate.id, actor: work.service.source, action: "allocationRepeated",
        detail: CaseDetail(caseID: known.id))
      return
    }
    guard let assignment = plan.assignment(field: candidate.field, specialty: candidate.specialty) else {
      throw PermanentFailure(
        code: "unknownField",
        message: """
          case \(allocation.caseID) is of the field \(candidate.field), which Attachment 1 does not have; update this \
          service where the list of fields was changed, then redrive the record
          """)
    }
    var reading = ClockReading(clock: allocation.clock ?? EvaluationClock(startedAt: allocation.allocatedAt))
    // Another society had the case until then, and what fell due there was said there.
    reading.skip(by: clock.term, until: allocation.allocatedAt)
    let item = SocietyCase(
      id: allocation.caseID, candidate: candidate, findings: allocation.findings, panel: assignment.panel,
      receivedAt: work.now, dueAt: allocation.dueAt, reading: reading, standing: .accepted)
    try cases.insert(item)
    try clock.start(item, work)
    try work.record(
      subject: candidate.id, actor: work.service.source, action: "accepted",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, panel: item.panel, explanation: assignment.explanation))
    try work.emit(
      CaseAccepted(
        caseID: item.id, candidateID: candidate.id, society: society, panel: item.panel, stage: item.standing.stage,
        explanation: assignment.explanation),
      to: .societyEvents(society), subject: candidate.id)
  }
}
