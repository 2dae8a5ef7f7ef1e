import Contracts
import Messaging

/// Takes the rows of a list anew when an officer has said that it is another unit's than it seemed to be: people whom that unit put
/// forward before are corrected by it and not doubled, and whoever else it names stays the candidate that the list made.
///
/// All of it was held, so that nobody has heard of what is undone here.
struct ListRetaking {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var pairs: DuplicateTable { DuplicateTable(transaction: work.transaction) }
  private var pending: PendingCorrectionTable { PendingCorrectionTable(transaction: work.transaction) }
  private var rows: RowTable { RowTable(transaction: work.transaction) }

  /// - Parameters:
  ///   - view: with the unit that was settled, and still in need of it.
  ///   - claimed: the unit that the list was taken for.
  func retake(_ view: SubmissionView, claimedBy claimed: String, of unit: String) throws -> SubmissionView {
    let proposals = try proposals(of: view, claimedBy: claimed, of: unit)
    let corrections = try pending.list(view.id).reduce(into: [:]) { $0[$1.candidateID] = $1.engineer }
    try pending.clear(view.id)
    var taking = ListTaking(
      view, of: unit, namesFiles: try SubmissionTable(transaction: work.transaction).workbooks(of: view.id).count > 1,
      work)
    for row in try rows.list(of: view.id) {
      switch row.result {
      case .taken, .doubtful:
        guard let entry = try candidates.get(row.candidateID ?? ""), entry.isLive else { continue }
        // Another list of the unit that was claimed has put them forward meanwhile.
        let isOthers = entry.candidate.submissionID != view.id || !entry.heldFor.contains(.unit)
        if isOthers {
          try taking.retake(RecommendedEngineer(entry.candidate), at: row.origin)
        } else {
          try taking.retake(entry)
        }
      case .updated, .unchanged, .concluded:
        guard let engineer = corrections[row.candidateID ?? ""] else { continue }
        try taking.retake(engineer, at: row.origin)
      case .elsewhere:
        guard let proposal = proposals[row.origin] else { continue }
        try taking.retake(RecommendedEngineer(proposal), at: row.origin)
      case .repeated, .rejected, .supplied, .suppliedBefore, .leftEmpty, .notSupplied: continue
      }
    }
    var view = try taking.finish()
    let counts = try rows.counts(of: view.id)
    func count(_ results: RowResult...) -> Int { results.reduce(0) { $0 + (counts[$1] ?? 0) } }
    view.candidates = count(.taken, .doubtful)
    view.doubtful = count(.doubtful) > 0 ? count(.doubtful) : nil
    let namesKnown = count(.updated, .unchanged, .concluded) > 0
    view.updated = namesKnown ? count(.updated) : nil
    view.unchanged = namesKnown ? count(.unchanged, .concluded) : nil
    return view
  }

  /// What the list says of people for whom another unit's candidate stands. The question is moot where that unit is its own.
  private func proposals(
    of view: SubmissionView, claimedBy claimed: String, of unit: String
  ) throws -> [RowOrigin: Candidate] {
    var proposals: [RowOrigin: Candidate] = [:]
    for var pair in try pairs.list(proposedBy: claimed) {
      guard var proposal = pair.proposal, proposal.submissionID == view.id else { continue }
      proposal.unit = unit
      pair.proposal = proposal
      try pairs.update(pair)
      guard pair.isListing else { continue }
      let isOwn = try candidates.get(pair.earlierID)?.candidate.unit == unit
      if isOwn || pair.isOpen { proposals[proposal.origin] = proposal }
      if isOwn, pair.isOpen { try DuplicateRaising(work: work).drop(pair, reason: "已核定为同一推荐单位") }
    }
    return proposals
  }
}

extension RecommendedEngineer {
  /// As the row had them that a candidate was made of.
  init(_ candidate: Candidate) {
    self.init(
      person: candidate.person, enterprise: candidate.enterprise, project: candidate.project,
      dispatch: candidate.dispatch, field: candidate.field, specialty: candidate.specialty,
      location: candidate.location, level: candidate.level, qualifications: candidate.qualifications,
      experience: candidate.experience, origin: candidate.origin, nameColumn: "")
  }
}
