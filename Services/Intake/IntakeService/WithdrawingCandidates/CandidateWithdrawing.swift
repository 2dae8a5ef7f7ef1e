import CloudEvents
import Contracts
import Messaging

/// What an officer says of a candidate whom the unit does not put forward any more, or seems not to.
///
/// Whoever passed at a society is a member, or will be in a moment: that is not undone. A withdrawn engineer whom a later list
/// names is a new candidate with an id of their own, since the old one has ended everywhere.
struct CandidateWithdrawing {
  let work: UnitOfWork

  private var table: CandidateTable { CandidateTable(transaction: work.transaction) }

  /// Where another unit lists the same engineer, the candidate whom it puts forward from now on is named in reply.
  func withdraw(_ request: Withdraw.Request) throws -> CandidateSummary {
    try carry(out: request) { entry, officer, reason in
      guard !entry.facts.isMember else { throw IntakeError.isMember(id: request.candidateID) }
      guard !entry.facts.hasEnded else { throw IntakeError.hasEnded(id: request.candidateID) }
      try end(entry, mergedInto: nil, officer, reason, text: "撤回推荐：\(reason)（经办人\(officer)）")
      let successor = try OtherListing(work: work).succeed(entry.candidate)
      try DuplicateRaising(work: work).settle(request.candidateID)
      if let successor { try note(successor, succeeds: request.candidateID) }
    }
  }

  func keep(_ request: KeepCandidate.Request) throws -> CandidateSummary {
    try carry(out: request) { entry, officer, reason in
      guard entry.standing.missingFrom != nil else { throw IntakeError.notMissing(id: request.candidateID) }
      try table.keep(request.candidateID)
      try work.record(subject: request.candidateID, actor: officer, action: "kept", detail: ["reason": reason])
      try note(request.candidateID, "kept", "仍然推荐：\(reason)（经办人\(officer)）")
    }
  }

  /// An officer decides something of a candidate who is put forward.
  private func carry(
    out request: CandidateDecision, _ act: (CandidateTable.Entry, _ officer: String, _ reason: String) throws -> Void
  ) throws -> CandidateSummary {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    let entry = try find(request.candidateID)
    guard entry.isLive else { throw IntakeError.notPutForward(id: request.candidateID) }
    try act(entry, officer, reason)
    return try find(request.candidateID).summary
  }

  private func note(_ successor: Candidate, succeeds id: String) throws {
    let facts = FactsTable(transaction: work.transaction)
    var own = try facts.get(id)
    own.closing?.succeededBy = successor.id
    try facts.put(own, of: id)
    try note(id, "succeeded", "\(successor.unit)也推荐了此人，由编号 \(successor.id) 继续")
  }

  /// Ends a candidate here, and tells the others where they know of them.
  func end(
    _ entry: CandidateTable.Entry, mergedInto: String?, _ officer: String, _ reason: String, text: String
  ) throws {
    let id = entry.candidate.id
    try table.end(id, as: mergedInto == nil ? .withdrawn : .merged, mergedInto: mergedInto)
    var facts = entry.facts
    facts.closing = CandidateFacts.Closing(mergedInto: mergedInto)
    try FactsTable(transaction: work.transaction).put(facts, of: id)
    try SupplementAsking().close(id, work)
    // Nobody knows of whoever was held.
    if entry.heldFor.isEmpty {
      try work.emit(
        CandidateWithdrawn(candidateID: id, officer: officer, reason: reason, duplicateOf: mergedInto),
        to: .intakeEvents, subject: id)
    }
    try work.record(
      subject: id, actor: officer, action: mergedInto == nil ? "withdrawn" : "merged",
      detail: ["reason": reason, "into": mergedInto ?? ""])
    try note(id, "ended", text)
  }

  private func find(_ id: String) throws -> CandidateTable.Entry {
    guard let entry = try table.get(id) else { throw IntakeError.unknownCandidate(id: id) }
    return entry
  }

  private func note(_ id: String, _ cause: String, _ text: String) throws {
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(id):\(cause):\(work.makeID())", source: ServiceName.intake.source,
        type: cause == "kept" ? "kept" : CandidateWithdrawn.eventType, text: text), to: id)
  }
}
