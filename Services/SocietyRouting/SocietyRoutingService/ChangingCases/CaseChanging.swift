import CloudEvents
import Contracts
import Messaging

/// What screening says of cases that this society has already: other data of the candidate, another clock, or
/// that the case is taken back.
///
/// A case that has ended stays as it ended: what comes late is history.
struct CaseChanging: Sendable {
  let society: String
  let clock: CaseClock

  func correct(_ corrected: CaseCorrected, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let item = try find(
      corrected.caseID, of: corrected.candidate.id, at: corrected.society, work)
    if item.standing.isOpen {
      try CaseTable(transaction: work.transaction).update(item.id, candidate: corrected.candidate)
    }
    try work.record(
      subject: item.candidate.id, actor: event.source,
      action: item.standing.isOpen ? "corrected" : "correctedAfterEnd",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, changed: corrected.changed))
  }

  func withdraw(_ withdrawn: CaseWithdrawn, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let item = try find(withdrawn.caseID, of: withdrawn.candidateID, at: withdrawn.society, work)
    if item.standing.isOpen {
      var ended = item
      ended.standing = item.standing.withdrawn
      _ = ended.settle(nil, as: .withdrawn, at: event.time ?? work.now, officer: withdrawn.officer)
      ended.reading.clock.stop(at: event.time ?? work.now)
      _ = try clock.keep(ended, before: item, work)
    }
    try work.record(
      subject: item.candidate.id, actor: event.source,
      action: item.standing.isOpen ? "withdrawn" : "withdrawnAfterEnd",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, conclusion: item.standing.conclusion, reason: withdrawn.reason))
  }

  /// Screening's clock is another one now: it waits for the unit, or does not any more.
  func move(_ changed: CaseClockChanged, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let item = try find(changed.caseID, of: changed.candidateID, at: changed.society, work)
    guard item.standing.isOpen else { return }
    var moved = item
    moved.reading.clock = item.reading.clock.merged(with: changed.clock, keeping: item.id)
    // What this society has asked since, screening has yet to hear.
    let dueAt = moved.reading.clock == changed.clock ? changed.dueAt : nil
    moved = try clock.keep(moved, before: item, dueAt: dueAt, work)
    guard moved != item else { return }
    try work.record(
      subject: item.candidate.id, actor: event.source, action: "clockChanged",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, dueAt: moved.dueAt, of: moved.reading.clock.waitingFor))
  }

  private func find(
    _ caseID: String, of candidateID: String, at named: String, _ work: UnitOfWork
  ) throws -> SocietyCase {
    guard named == society else {
      throw PermanentFailure(
        code: "foreignCase",
        message: """
          case \(caseID) is of the society \(named), but word of it came to \(society); see that screening's registry of \
          societies gives each its own code, and discard this record here
          """)
    }
    guard let item = try CaseTable(transaction: work.transaction).find(caseID), item.candidate.id == candidateID else {
      throw PermanentFailure(
        code: "unknownCase",
        message: """
          this society has no case \(caseID) of candidate \(candidateID); where its store was restored from an older copy, \
          put the newer one back and redrive the record, else discard it
          """)
    }
    return item
  }
}
