import Contracts
import Messaging

/// Raises the question whether two are one person, and drops it when it is moot (N2.1).
///
/// A question is about the data that it was raised on: other data are another question with an id of its own, so that a verdict
/// never falls on what the officer has not seen. A verdict is kept with its data: the same data are never asked about again.
struct DuplicateRaising {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var pairs: DuplicateTable { DuplicateTable(transaction: work.transaction) }

  /// Two candidates of one campaign are alike.
  func near(_ earlier: Candidate, _ newer: Candidate) throws {
    _ = try ask(
      DuplicateTable.Row(
        id: work.makeID(), kind: .near, earlierID: earlier.id, newerID: newer.id,
        fingerprint: PersonIdentity.fingerprint(PersonIdentity(earlier), PersonIdentity(newer)), isOpen: true,
        raisedAt: work.now),
      after: try pairs.list(of: earlier.id).filter { $0.kind == .near && $0.concerns(newer.id) })
  }

  /// Another unit puts somebody forward who is a candidate already: no second one is made of the row.
  func otherUnit(_ known: Candidate, proposal: Candidate) throws {
    let before = try pairs.list(of: known.id).filter { $0.kind == .otherUnit && $0.proposes(proposal) }
    var proposal = proposal
    // The newest row is what a person sees; the id that it would have stays.
    if let newest = before.last { proposal.id = newest.newerID }
    let question = DuplicateTable.Row(
      id: work.makeID(), kind: .otherUnit, earlierID: known.id, newerID: proposal.id, proposal: proposal,
      fingerprint: PersonIdentity.fingerprint(PersonIdentity(known), PersonIdentity(proposal)), isOpen: true,
      raisedAt: work.now)
    _ = try ask(question, after: before)
    if before.isEmpty { try note(known.id, "otherUnit:\(proposal.submissionID)", "另有推荐单位也推荐了此人，未重复登记") }
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
    let all = try pairs.list(of: id)
    var met: Set<String> = [id]
    for pair in all where pair.kind == .near {
      let otherID = pair.other(than: id)
      guard met.insert(otherID).inserted, let other = try candidates.get(otherID), other.isLive else { continue }
      let between = all.filter { $0.kind == .near && $0.concerns(otherID) }
      guard identity.isNear(PersonIdentity(other.candidate)) else {
        for open in between where open.isOpen { try drop(open, reason: "资料已更正，不再相近") }
        continue
      }
      let question = pair.anew(
        work.makeID(), fingerprint: PersonIdentity.fingerprint(identity, PersonIdentity(other.candidate)), at: work.now)
      if try ask(question, after: between) { try hold(pair.newerID) }
    }
    for pair in all where pair.kind == .otherUnit && pair.isOpen {
      guard pair.earlierID == id, let proposal = pair.proposal else { continue }
      let question = pair.anew(
        work.makeID(), fingerprint: PersonIdentity.fingerprint(identity, PersonIdentity(proposal)), at: work.now)
      _ = try ask(question, after: all.filter { $0.kind == .otherUnit && $0.proposes(proposal) })
    }
    let alike = try candidates.like(identity, or: nil).filter { other in
      other.isLive && other.candidate.campaign == entry.candidate.campaign && !met.contains(other.candidate.id)
        && identity.isNear(PersonIdentity(other.candidate))
    }
    for other in alike { try near(other.candidate, entry.candidate) }
    if !alike.isEmpty { try hold(id) }
  }

  /// One of a pair is put forward no longer.
  ///
  /// - Parameter survivor: the candidate who goes on in its place, and inherits its questions and what other units say of it.
  func settle(_ id: String, survivor: Candidate? = nil) throws {
    for pair in try pairs.list(of: id) {
      if let survivor, pair.earlierID == id, pair.isListing { try inherit(pair, by: survivor) }
      guard pair.isOpen else { continue }
      let otherID = pair.other(than: id)
      if let survivor, pair.kind == .near, otherID != survivor.id, let other = try candidates.get(otherID), other.isLive
      {
        try near(survivor, other.candidate)
      }
      try drop(pair, reason: survivor == nil ? "一方已撤回" : "一方已并入另一候选人")
    }
  }

  /// What another unit's row says of whoever was merged, it says of the survivor.
  private func inherit(_ pair: DuplicateTable.Row, by survivor: Candidate) throws {
    guard let proposal = pair.proposal, proposal.unit != survivor.unit else { return }
    guard pair.verdict == .same else { return try otherUnit(survivor, proposal: proposal) }
    var decided = pair.anew(
      work.makeID(), fingerprint: PersonIdentity.fingerprint(PersonIdentity(survivor), PersonIdentity(proposal)),
      at: work.now)
    decided.earlierID = survivor.id
    decided.isOpen = false
    (decided.verdict, decided.officer, decided.reason) = (pair.verdict, pair.officer, pair.reason)
    decided.decidedAt = pair.decidedAt
    try pairs.insert(decided)
  }

  /// The unit's corrected list says otherwise what an open question is about: its row was read as somebody's of the unit's own.
  func dropCorrected(by view: SubmissionView, of unit: String) throws {
    let rows = RowTable(transaction: work.transaction)
    for pair in try pairs.list(proposedBy: unit) where pair.isOpen {
      guard let proposal = pair.proposal, proposal.campaign == view.campaign, proposal.submissionID != view.id,
        let row = try rows.list(of: view.id, like: proposal.origin).first(where: { $0.candidateID != nil }),
        let own = try candidates.get(row.candidateID ?? ""), own.candidate.unit == unit,
        PersonIdentity(own.candidate).isCorrection(of: PersonIdentity(proposal))
      else { continue }
      try drop(pair, reason: "推荐单位已更正该行，另行受理")
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

  // MARK: Questions

  /// - Parameter before: what was asked about the two so far, oldest first.
  /// - Returns: whether it is asked now and was not before.
  private func ask(_ question: DuplicateTable.Row, after before: [DuplicateTable.Row]) throws -> Bool {
    if var settled = before.last(where: { $0.settles(question.fingerprint) }) {
      if let proposal = question.proposal {
        settled.proposal = proposal
        try pairs.update(settled)
      }
      for open in before where open.isOpen && open.id != settled.id { try drop(open, reason: "资料与此前核对时一致") }
      return false
    }
    var question = question
    // The same data were asked about, and became others before anybody answered.
    if let same = before.last(where: { $0.fingerprint == question.fingerprint }) { question.id = same.id }
    for var old in before where old.isOpen {
      // Whoever looks at the pair looks at it on.
      (question.claimedBy, question.claimedAt) = (old.claimedBy, old.claimedAt)
      old.isOpen = false
      old.replacedBy = question.id
      old.reason = "资料已变更，改为核对 \(question.id)"
      old.decidedAt = work.now
      try pairs.update(old)
    }
    if before.contains(where: { $0.id == question.id }) {
      try pairs.update(question)
    } else {
      try pairs.insert(question)
    }
    return true
  }

  func drop(_ pair: DuplicateTable.Row, reason: String) throws {
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
