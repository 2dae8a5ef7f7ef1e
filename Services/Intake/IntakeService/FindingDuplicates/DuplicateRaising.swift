import Contracts
import Messaging

/// Raises the question whether two are one person, and drops it when it is moot (N2.1).
///
/// A verdict is kept with the data that it was given on: the same data are never asked about again, other data are.
struct DuplicateRaising {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var pairs: DuplicateTable { DuplicateTable(transaction: work.transaction) }

  /// Two candidates of one campaign are alike.
  func near(_ earlier: Candidate, _ newer: Candidate) throws {
    let fingerprint = PersonIdentity.fingerprint(PersonIdentity(earlier), PersonIdentity(newer))
    let known = try pairs.list(of: earlier.id).first { $0.kind == .near && $0.concerns(newer.id) }
    if let known {
      if !known.settles(fingerprint) { try ask(known, fingerprint) }
      return
    }
    try pairs.insert(
      DuplicateTable.Row(
        id: work.makeID(), kind: .near, earlierID: earlier.id, newerID: newer.id, fingerprint: fingerprint,
        isOpen: true, raisedAt: work.now))
  }

  /// Another unit puts somebody forward who is a candidate already: no second one is made of the row.
  func otherUnit(_ known: Candidate, proposal: Candidate) throws {
    let fingerprint = PersonIdentity.fingerprint(PersonIdentity(known), PersonIdentity(proposal))
    let before = try pairs.list(of: known.id).first {
      $0.kind == .otherUnit && $0.proposal?.unit == proposal.unit
    }
    if var before {
      // The newest row is what a person sees; the id that it would have stays.
      var proposal = proposal
      proposal.id = before.newerID
      before.proposal = proposal
      if before.fingerprint == fingerprint { try pairs.update(before) } else { try ask(before, fingerprint) }
      return
    }
    try pairs.insert(
      DuplicateTable.Row(
        id: work.makeID(), kind: .otherUnit, earlierID: known.id, newerID: proposal.id, proposal: proposal,
        fingerprint: fingerprint, isOpen: true, raisedAt: work.now))
    try note(known.id, "otherUnit:\(proposal.submissionID)", "另有推荐单位也推荐了此人，未重复登记")
  }

  /// The same person, or somebody alike, was a candidate before: to be known, nobody decides it.
  ///
  /// - Parameter alike: candidates of the same enterprise, of any campaign.
  func noteOtherTimes(of candidate: Candidate, alike: [CandidateTable.Entry]) throws {
    let identity = PersonIdentity(candidate)
    for entry in try candidates.named(identity.personKey) where entry.candidate.id != candidate.id {
      if entry.candidate.campaign == candidate.campaign {
        guard entry.standing.state == .withdrawn else { continue }
        try note(candidate.id, "again:\(entry.candidate.id)", "此人在本年度的推荐（编号 \(entry.candidate.id)）曾撤回，现重新推荐")
      } else if entry.isLive {
        try noteCampaign(entry.candidate, candidate)
      }
    }
    for entry in alike
    where entry.candidate.campaign != candidate.campaign && identity.isNear(PersonIdentity(entry.candidate)) {
      try noteCampaign(entry.candidate, candidate)
    }
  }

  private func noteCampaign(_ other: Candidate, _ candidate: Candidate) throws {
    let (earlier, newer) = other.campaign < candidate.campaign ? (other, candidate) : (candidate, other)
    try pairs.insert(
      DuplicateTable.Row(
        id: work.makeID(), kind: .earlierCampaign, earlierID: earlier.id, newerID: newer.id,
        fingerprint: PersonIdentity.fingerprint(PersonIdentity(earlier), PersonIdentity(newer)), isOpen: false,
        raisedAt: work.now))
    try note(
      candidate.id, "campaign:\(other.id)", "此人（或相近的人员）也在 \(other.campaign) 年度被推荐，编号 \(other.id)")
  }

  // MARK: When the data change

  /// The candidate's name, phone or enterprise is another: old questions may be moot or asked anew, and new ones arise.
  func review(_ id: String) throws {
    guard let entry = try candidates.get(id), entry.isLive else { return }
    let identity = PersonIdentity(entry.candidate)
    var met: Set<String> = [id]
    for pair in try pairs.list(of: id) where pair.kind == .near {
      let otherID = pair.earlierID == id ? pair.newerID : pair.earlierID
      met.insert(otherID)
      guard let other = try candidates.get(otherID), other.isLive else { continue }
      let fingerprint = PersonIdentity.fingerprint(identity, PersonIdentity(other.candidate))
      guard !pair.settles(fingerprint) else { continue }
      if identity.isNear(PersonIdentity(other.candidate)) {
        try ask(pair, fingerprint)
        try hold(pair.newerID)
      } else if pair.isOpen {
        try drop(pair, reason: "资料已更正，不再相近")
      }
    }
    let alike = try candidates.like(identity).filter { other in
      other.isLive && other.candidate.campaign == entry.candidate.campaign && !met.contains(other.candidate.id)
        && identity.isNear(PersonIdentity(other.candidate))
    }
    for other in alike { try near(other.candidate, entry.candidate) }
    if !alike.isEmpty { try hold(id) }
  }

  /// One of a pair is put forward no longer.
  ///
  /// - Parameter survivor: the candidate who goes on in its place, and inherits its questions.
  func settle(_ id: String, survivor: Candidate? = nil) throws {
    for pair in try pairs.list(of: id) where pair.isOpen {
      let otherID = pair.earlierID == id ? pair.newerID : pair.earlierID
      if let survivor, pair.kind == .near, otherID != survivor.id, let other = try candidates.get(otherID), other.isLive
      {
        try near(survivor, other.candidate)
      }
      try drop(pair, reason: survivor == nil ? "一方已撤回" : "一方已并入另一候选人")
    }
  }

  /// A candidate who waits for a verdict goes on when none is left to be given.
  func release(_ id: String) throws {
    guard let entry = try candidates.get(id), entry.isLive, entry.heldFor.contains(.verdict) else { return }
    let isAsked = try pairs.list(of: id).contains { $0.kind == .near && $0.isOpen && $0.newerID == id }
    guard !isAsked else { return }
    let heldFor = entry.heldFor.filter { $0 != .verdict }
    try candidates.update(entry.candidate, heldFor: heldFor)
    guard heldFor.isEmpty else { return }
    try SubmissionCompletion(work: work).release(entry.candidate, cause: "verdict", text: "已核对不是重复推荐，提交初筛")
  }

  /// Whoever others know already is asked about and goes on.
  private func hold(_ id: String) throws {
    guard let entry = try candidates.get(id), entry.isLive, !entry.heldFor.isEmpty, !entry.heldFor.contains(.verdict)
    else { return }
    try candidates.update(entry.candidate, heldFor: entry.heldFor + [.verdict])
  }

  private func ask(_ pair: DuplicateTable.Row, _ fingerprint: String) throws {
    var pair = pair
    pair.fingerprint = fingerprint
    pair.isOpen = true
    pair.verdict = nil
    pair.officer = nil
    pair.reason = nil
    pair.decidedAt = nil
    pair.raisedAt = work.now
    try pairs.update(pair)
  }

  private func drop(_ pair: DuplicateTable.Row, reason: String) throws {
    var pair = pair
    pair.isOpen = false
    pair.reason = reason
    pair.decidedAt = work.now
    try pairs.update(pair)
    try release(pair.newerID)
  }

  private func note(_ id: String, _ cause: String, _ text: String) throws {
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(id):\(cause)", source: ServiceName.intake.source, type: "duplicate", text: text),
      to: id)
  }
}
