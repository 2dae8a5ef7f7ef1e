import CloudEvents
import Contracts
import Messaging

/// Carries out what an officer finds of two candidates who may be one person.
struct DuplicateDeciding {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var pairs: DuplicateTable { DuplicateTable(transaction: work.transaction) }
  private var raising: DuplicateRaising { DuplicateRaising(work: work) }

  func decide(_ request: DecideDuplicate.Request) throws -> DuplicatePair {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    let takesNewer = request.takeNewer ?? false
    guard request.verdict == .same || !takesNewer else {
      throw IntakeError.invalidArgument(
        name: "takeNewer", message: "only the data of the same person are taken over; leave it out")
    }
    guard var pair = try pairs.get(request.pairID) else { throw IntakeError.unknownPair(id: request.pairID) }
    if !pair.isOpen, let current = try current(inPlaceOf: pair) {
      throw IntakeError.pairReplaced(id: pair.id, by: current.id)
    }
    guard pair.isOpen, let earlier = try candidates.get(pair.earlierID), earlier.isLive else {
      throw IntakeError.pairNotOpen(id: request.pairID)
    }
    if let holder = pair.claimedBy, holder != officer { throw IntakeError.pairClaimed(id: pair.id, officer: holder) }
    // What was seen is what is shown in reply; the candidates may look otherwise after it.
    let shown = try DuplicateQueries.view(pair, candidates)
    pair.isOpen = false
    pair.verdict = request.verdict
    pair.officer = officer
    pair.reason = reason
    pair.decidedAt = work.now
    try pairs.update(pair)
    for id in [pair.earlierID, pair.newerID] {
      try work.record(
        subject: id, actor: officer, action: "duplicateDecided",
        detail: ["pair": pair.id, "verdict": request.verdict.rawValue, "reason": reason])
    }
    switch (pair.kind, request.verdict) {
    case (.otherUnit, .different): try takeTwin(pair)
    case (_, .different): try raising.release(pair.newerID)
    case (.otherUnit, .same):
      guard takesNewer, let proposal = pair.proposal else { break }
      try takeOver(proposal, into: earlier.candidate.id, pair)
      // What the verdict itself changed is nothing new to ask about.
      guard let now = try candidates.get(earlier.candidate.id) else { break }
      pair.fingerprint = PersonIdentity.fingerprint(PersonIdentity(now.candidate), PersonIdentity(proposal))
      try pairs.update(pair)
    case (_, .same): try merge(pair, into: earlier, officer, reason, takesNewer: takesNewer)
    }
    var answer = shown
    answer.open = false
    (answer.claimedBy, answer.claimedAt) = (nil, nil)
    answer.verdict = pair.verdict
    answer.officer = officer
    answer.reason = reason
    answer.decidedAt = pair.decidedAt
    return answer
  }

  /// The newer one ends, and goes on as the earlier.
  private func merge(
    _ pair: DuplicateTable.Row, into earlier: CandidateTable.Entry, _ officer: String, _ reason: String,
    takesNewer: Bool
  ) throws {
    guard let newer = try candidates.get(pair.newerID), newer.isLive else {
      throw IntakeError.pairNotOpen(id: pair.id)
    }
    guard !newer.facts.isMember else { throw IntakeError.isMember(id: pair.newerID) }
    let survivor = earlier.candidate
    try CandidateWithdrawing(work: work).end(
      newer, mergedInto: survivor.id, officer, reason,
      text: "经办人\(officer)认定与编号 \(survivor.id) 为同一人，并入该候选人（\(reason)）")
    // The unit's newest list names the person, if under the other spelling.
    if newer.candidate.unit == survivor.unit { try candidates.note(survivor.id, listedIn: newer.standing.listedIn) }
    if takesNewer { try takeOver(newer.candidate, into: survivor.id, pair) }
    if let now = try candidates.get(survivor.id) {
      try raising.settle(pair.newerID, survivor: now.candidate)
    }
  }

  private func takeOver(_ newer: Candidate, into id: String, _ pair: DuplicateTable.Row) throws {
    guard let entry = try candidates.get(id) else { return }
    // The unit's own list does not undo the verdict when it comes again.
    try ListedTable(transaction: work.transaction).keep(entry.candidate)
    try CorrectionApplying(work: work).apply(
      CandidateCorrection(of: entry.candidate, by: newer), to: entry, cause: pair.id, listedIn: nil)
  }

  /// Another person who happens to have the same name and phone: the other unit's row becomes a candidate after all.
  private func takeTwin(_ pair: DuplicateTable.Row) throws {
    guard let proposal = pair.proposal else { return }
    _ = try OtherListing(work: work).putForward(proposal, besides: [pair.earlierID], cause: "已核对不是重复推荐，予以受理")
  }

  /// The open question that has taken the place of one whose data changed.
  private func current(inPlaceOf pair: DuplicateTable.Row) throws -> DuplicateTable.Row? {
    var pair = pair
    while !pair.isOpen {
      guard let id = pair.replacedBy, let next = try pairs.get(id) else { return nil }
      pair = next
    }
    return pair
  }
}
