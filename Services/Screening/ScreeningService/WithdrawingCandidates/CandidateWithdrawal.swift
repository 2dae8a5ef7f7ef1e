import CloudEvents
import Contracts
import Messaging

/// Ends the way of a candidate who is put forward no longer: nobody decides on them, nobody is held, and the society that has the
/// case is told. What has been concluded stays concluded.
struct CandidateWithdrawal: Sendable {
  let allocation: CaseAllocation

  func withdraw(_ withdrawn: CandidateWithdrawn, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let id = withdrawn.candidateID
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(id) else {
      throw PermanentFailure(
        code: "unknownCandidate",
        message: """
          a withdrawal of candidate \(id), whom screening has not seen; where its store was restored from an older copy, put \
          the newer one back and redrive the record, else discard it
          """)
    }
    try work.record(
      subject: id, actor: event.source, action: "withdrawn",
      detail: WithdrawnDetail(
        officer: withdrawn.officer, reason: withdrawn.reason, duplicateOf: withdrawn.duplicateOf))
    guard !record.isWithdrawn else { return }
    try candidates.withdraw(id, at: work.now)
    try ReviewTable(transaction: work.transaction).remove(id)
    try HoldTable(transaction: work.transaction).remove(id)
    try InformationRounds(work: work).settle(nil, of: id, as: .withdrawn, at: work.now, reason: "推荐已撤回")
    try endCase(of: id, officer: withdrawn.officer, reason: withdrawn.reason, work)
    // Also where no society has a case, and the clock runs on till the next.
    try allocation.clock.stop(id, work)
  }

  /// Takes an open case back from its society, which can conclude it no more.
  func endCase(of id: String, officer: String, reason: String, _ work: UnitOfWork) throws {
    let table = AllocationTable(transaction: work.transaction)
    guard let open = try table.list(of: id).last, open.standing == .open else { return }
    try table.end(open, .withdrawn, conclusion: nil, at: work.now)
    try InformationRounds(work: work).end(case: open.caseID, of: id, as: .withdrawn, at: work.now)
    try allocation.clock.stop(id, work)
    try work.emit(
      CaseWithdrawn(
        caseID: open.caseID, candidateID: id, society: open.society, officer: officer, reason: reason),
      to: .societyCases(open.society), subject: id)
    try allocation.freed(open.society, work)
  }
}
