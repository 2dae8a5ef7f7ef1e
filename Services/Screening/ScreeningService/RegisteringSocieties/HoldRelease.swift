import CloudEvents
import Contracts
import Messaging

/// Sends those who were held for want of a society on their way (N2.3): when one is registered, goes on, comes into force, or
/// has room again.
struct HoldRelease: Sendable {
  /// The subject is a field.
  private static let timer = "releaseHolds"
  /// The subject is a society that comes into force.
  private static let forceTimer = "societyInForce"
  /// How many one transaction allocates: the loop fires a timer that is set anew in another.
  private static let atOnce = 200
  private static let pageSize = 50

  let allocation: CaseAllocation

  func add(to timers: inout TimerRouter) {
    timers.on(Self.timer) { field, _, work in try release(field: field, work) }
    timers.on(Self.forceTimer) { code, _, work in
      guard let society = try allocation.registry.holding(in: work.transaction).society(code) else { return }
      try Self.schedule(for: society, work)
    }
  }

  /// Whoever waits for a society of these fields is looked at as soon as this is committed, and on the day from which it holds.
  static func schedule(for society: Society, _ work: UnitOfWork) throws {
    let holds = HoldTable(transaction: work.transaction)
    for field in society.fields where try holds.isWaited(for: field) {
      try work.schedule(timer: timer, subject: field, at: work.now)
    }
    guard let from = society.from, !society.isInForce(at: work.now) else { return }
    let begins = EvaluationTerm.notice.beginning(of: from)
    if begins > work.now { try work.schedule(timer: forceTimer, subject: society.code, at: begins) }
  }

  /// Somebody waits for a society of this field and is about to be looked at.
  static func isDue(for field: String, _ work: UnitOfWork) throws -> Bool {
    try HoldTable(transaction: work.transaction).isWaited(for: field)
      && work.transaction.timers.due(kind: timer, subject: field) != nil
  }

  /// Who waits longest goes first.
  private func release(field: String, _ work: UnitOfWork) throws {
    let holds = HoldTable(transaction: work.transaction)
    var released = 0
    var last: HeldView?
    while true {
      let page = try holds.waiting(for: field, after: last, limit: Self.pageSize)
      for held in page {
        guard released < Self.atOnce else {
          return try work.schedule(timer: Self.timer, subject: field, at: work.now)
        }
        switch try allocate(held.candidateID, work) {
        case .allocated: released += 1
        case .passedOver: continue
        // Nobody takes anybody: it is no use asking for the others.
        case .nobody: return
        }
      }
      guard page.count == Self.pageSize else { return }
      last = page.last
    }
  }

  private enum Outcome {
    case allocated
    /// Those who would take somebody have returned this one.
    case passedOver
    case nobody
  }

  private func allocate(_ candidateID: String, _ work: UnitOfWork) throws -> Outcome {
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(candidateID) else { throw StoredJSON.damaged("hold") }
    let latest = try candidates.decision(record.decision, of: candidateID)
    let earlier = try AllocationTable(transaction: work.transaction).list(of: candidateID)
    let society = try allocation.allocateIfServed(
      record.candidate, findings: latest.findings, earlier: earlier, work)
    guard society != nil else { return CaseAllocation.returners(earlier).isEmpty ? .nobody : .passedOver }
    try HoldTable(transaction: work.transaction).remove(candidateID)
    return .allocated
  }
}
