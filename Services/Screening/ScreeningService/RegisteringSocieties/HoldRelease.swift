import Contracts
import Messaging

/// Sends somebody who was held for want of a society on their way (N2.3).
struct HoldRelease: Sendable {
  let allocation: CaseAllocation

  /// Allocates a held candidate where a society that has not returned them serves their field; else does nothing.
  func release(_ candidateID: String, _ work: UnitOfWork) throws {
    let holds = HoldTable(transaction: work.transaction)
    let candidates = CandidateTable(transaction: work.transaction)
    guard try holds.contains(candidateID), let record = try candidates.find(candidateID) else { return }
    let latest = try candidates.decision(record.decision, of: candidateID)
    let earlier = try AllocationTable(transaction: work.transaction).list(of: candidateID)
    let society = try allocation.allocateIfServed(
      record.candidate, findings: latest.findings, earlier: earlier, work)
    if society != nil { try holds.remove(candidateID) }
  }
}
