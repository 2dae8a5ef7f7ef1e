import Contracts
import Messaging

/// What a unit's list says of somebody for whom another unit's candidate stood: it becomes a candidate after all, where the two are
/// found to be two, or where the other unit's is withdrawn (N2.1).
struct OtherListing {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var submissions: SubmissionTable { SubmissionTable(transaction: work.transaction) }
  private var rows: RowTable { RowTable(transaction: work.transaction) }
  private var raising: DuplicateRaising { DuplicateRaising(work: work) }

  /// Puts forward what the row says.
  ///
  /// - Parameters:
  ///   - proposal: as the row has it, with the id that the candidate would have.
  ///   - others: whom it is known not to be.
  ///   - cause: why now, for history and receipt.
  /// - Returns: who stands for the row now; nil where one more unit has that name and phone, which is asked about first.
  func putForward(_ proposal: Candidate, besides others: Set<String>, cause: String) throws -> Candidate? {
    var candidate = proposal
    if try candidates.get(candidate.id) != nil { candidate.id = work.makeID() }
    let identity = PersonIdentity(candidate)
    func isOfCampaign(_ entry: CandidateTable.Entry) -> Bool {
      entry.isLive && entry.candidate.campaign == candidate.campaign && !others.contains(entry.candidate.id)
    }
    let named = try candidates.named(identity.personKey).filter(isOfCampaign)
    if let own = named.first(where: { $0.candidate.unit == candidate.unit }) { return own.candidate }
    if let other = named.first {
      try raising.otherUnit(other.candidate, proposal: candidate)
      return nil
    }
    let own = CandidateTable.Namesakes(of: candidate.unit, campaign: candidate.campaign)
    let alike = try candidates.like(identity, or: own).filter(isOfCampaign)
    let asked = alike.filter { entry in
      let other = PersonIdentity(entry.candidate)
      return identity.isNear(other) || entry.candidate.unit == candidate.unit && identity.isCorrection(of: other)
    }
    let submission = try submissions.get(candidate.submissionID)
    let heldFor = (submission?.needs ?? []) + (asked.isEmpty ? [] : [.verdict])
    try candidates.insert(
      candidate, heldFor: heldFor, twin: try candidates.freeTwin(of: identity, campaign: candidate.campaign),
      at: work.now)
    try work.record(
      subject: candidate.id, actor: ServiceName.intake.name, action: "recommended",
      detail: ["submission": candidate.submissionID, "row": String(candidate.origin.row)])
    for entry in asked { try raising.near(entry.candidate, candidate) }
    try raising.noteOtherTimes(of: candidate, alike: [])
    if !(submission?.needs ?? []).contains(.unit) {
      try UnitNameTable(transaction: work.transaction).note(candidate.unit, at: work.now)
    }
    try note(candidate, asked: !asked.isEmpty, in: submission, cause)
    if heldFor.isEmpty {
      try SubmissionCompletion(work: work).release(
        candidate, cause: "listed", text: "\(candidate.unit)推荐\(candidate.person.name)，\(cause)，提交初筛")
    }
    return candidate
  }

  /// The submission says that its row was taken, and its unit is told.
  private func note(_ candidate: Candidate, asked: Bool, in submission: SubmissionView?, _ cause: String) throws {
    let text = asked ? "\(cause)；与已推荐的另一人员相近，由秘书处核对是否为同一人后处理" : cause
    let before = try rows.list(of: candidate.submissionID, like: candidate.origin).first {
      $0.origin == candidate.origin
    }
    try rows.update(
      RowOutcome(
        origin: candidate.origin, result: asked ? .doubtful : .taken, candidateID: candidate.id,
        note: RowNote(text: text)), of: candidate.submissionID)
    guard var view = submission else { return }
    // Whoever was merged was counted when the row came.
    if before?.candidateID == nil { view.candidates += 1 }
    if asked, before?.result != .doubtful { view.doubtful = (view.doubtful ?? 0) + 1 }
    view.strike(RowFault.alreadyRecommended(name: "").code, at: candidate.origin)
    try submissions.update(view)
    // Of whom it is not sure that it is the unit is told nothing.
    guard !(view.needs ?? []).contains(.unit) else { return }
    let mails = OutgoingMailTable(transaction: work.transaction)
    try mails.insert(
      .lateTaking(
        of: candidate, cause: cause, isAsked: asked, wasTaken: before?.candidateID != nil, in: view,
        to: try mails.recipient(of: view.id), at: work.now))
  }

  // MARK: Withdrawals

  /// The candidate is withdrawn: the first of the other units that list the same person puts them forward from now on, and the
  /// listings of further units are about that one.
  func succeed(_ ended: Candidate) throws -> Candidate? {
    var successor: Candidate?
    let different = try different(from: ended.id)
    for listing in try listings(besides: ended) {
      if let successor {
        if listing.unit != successor.unit { try raising.otherUnit(successor, proposal: listing) }
      } else {
        successor = try putForward(listing, besides: different, cause: "原推荐单位已撤回推荐，现予受理")
      }
    }
    return successor
  }

  /// What other units say of the person, one listing a unit: rows for which the candidate stood, and candidates who were merged.
  private func listings(besides ended: Candidate) throws -> [Candidate] {
    let proposals = try DuplicateTable(transaction: work.transaction).list(of: ended.id)
      .filter { $0.earlierID == ended.id && $0.isListing }.compactMap(\.proposal)
    var units: Set<String> = [ended.unit]
    let merged = try candidates.merged(into: ended.id).map(\.candidate).filter { $0.campaign == ended.campaign }
    return (proposals + merged).filter { units.insert($0.unit).inserted }
  }

  /// Of whom an officer has said that they are somebody else.
  private func different(from id: String) throws -> Set<String> {
    let pairs = try DuplicateTable(transaction: work.transaction).list(of: id).filter { $0.verdict == .different }
    return Set(pairs.map { $0.other(than: id) })
  }
}

extension SubmissionView {
  /// The row has the fault no longer.
  mutating func strike(_ code: String, at origin: RowOrigin) {
    let sheets = [origin.sheet, "\(origin.file)：\(origin.sheet)"]
    rowErrors.removeAll { $0.code == code && $0.row == origin.row && sheets.contains($0.sheet) }
  }
}
