import Contracts
import Messaging

/// An officer chooses the society: for somebody who is held, or whose case is better evaluated elsewhere (N2.3). The reason is
/// kept with the allocation, and the clock runs on.
struct HandAllocation: Sendable {
  let allocation: CaseAllocation

  func allocate(_ request: AllocateByHand.Request, _ work: UnitOfWork) throws -> AllocateByHand.Response {
    let officer = try OfficerDecision.text(request.officer, "officer", "name the officer who allocates")
    let reason = try OfficerDecision.text(
      request.reason, "reason", "say why this society; it is kept with the allocation")
    let id = request.candidateID
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(id) else { throw ScreeningError.unknownCandidate(id: id) }
    guard !record.isWithdrawn else { throw ScreeningError.withdrawn(id: id) }
    guard record.outcome == .passed else { throw ScreeningError.notPassed(id: id, outcome: record.outcome) }
    guard let society = try allocation.registry.holding(in: work.transaction).society(request.society) else {
      throw ScreeningError.unknownSociety(code: request.society)
    }
    guard society.isInForce(at: work.now) else {
      throw ScreeningError.invalidArgument(
        name: "society", message: "\(society.code) is not in force today; change it first")
    }
    let table = AllocationTable(transaction: work.transaction)
    var earlier = try table.list(of: id)
    if let concluded = earlier.first(where: { $0.standing == .concluded }) {
      throw ScreeningError.concluded(id: id, society: concluded.society)
    }
    if let open = earlier.last, open.standing == .open {
      guard open.society != society.code else {
        throw ScreeningError.invalidArgument(name: "society", message: "\(society.code) has the case already")
      }
      try CandidateWithdrawal(allocation: allocation).endCase(of: id, officer: officer, reason: reason, work)
      earlier = try table.list(of: id)
    }
    try HoldTable(transaction: work.transaction).remove(id)
    let choice = AllocationRule.Choice(
      society: society, explanation: "经办人\(officer)指定由\(society.name)（\(society.code)）受理：\(reason)")
    let latest = try candidates.decision(record.decision, of: id)
    let placed = try allocation.place(
      record.candidate, with: choice, findings: latest.findings, earlier: earlier, officer: officer, work)
    return .init(
      candidateID: id, caseID: placed.caseID, society: placed.society, explanation: placed.explanation)
  }
}
