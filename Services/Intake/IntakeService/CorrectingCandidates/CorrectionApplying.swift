import CloudEvents
import Contracts
import Messaging

/// Puts a correction into effect, and tells the others of what changed.
struct CorrectionApplying {
  let work: UnitOfWork

  private var table: CandidateTable { CandidateTable(transaction: work.transaction) }

  /// - Parameters:
  ///   - cause: an opaque id: the submission or the pair that it comes from.
  ///   - listedIn: the submission whose list names the candidate; absent where an officer's verdict corrects.
  func apply(
    _ correction: CandidateCorrection, to entry: CandidateTable.Entry, cause: String, listedIn: String?
  ) throws {
    let id = entry.candidate.id
    var correction = correction
    if let other = try holder(of: PersonIdentity(correction.candidate), besides: entry) {
      // Somebody else has that name and phone by now: who is who is asked, and the rest is taken over.
      try DuplicateRaising(work: work).near(other.candidate, entry.candidate)
      var candidate = correction.candidate
      try ListedTable(transaction: work.transaction).keep(candidate)
      candidate.person = entry.candidate.person
      correction = CandidateCorrection(from: entry.candidate, to: candidate)
    }
    if entry.candidate != correction.candidate { try table.update(correction.candidate, heldFor: entry.heldFor) }
    if let listedIn { try table.note(id, listedIn: listedIn) }
    guard !correction.changes.isEmpty else { return }
    try work.record(
      subject: id, actor: ServiceName.intake.name, action: "corrected",
      detail: CorrectionDetail(cause: cause, changed: correction.changes.map(\.column)))
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(id):corrected:\(work.makeID())", source: ServiceName.intake.source,
        type: CandidateCorrected.eventType, text: "更正：\(CandidateCorrection.titles(correction.changes))",
        changed: correction.changes), to: id)
    if entry.heldFor.isEmpty {
      try work.emit(
        CandidateCorrected(candidate: correction.candidate, changed: correction.changes.map(\.column)),
        to: .intakeEvents, subject: id)
    }
    if correction.touchesIdentity { try DuplicateRaising(work: work).review(id) }
  }

  /// What a submission says of known candidates takes effect when the submission is complete.
  ///
  /// - Returns: the submissions that put those candidates forward.
  func applyPending(of view: inout SubmissionView) throws -> Set<String> {
    guard let unit = view.unit else { return [] }
    let pending = PendingCorrectionTable(transaction: work.transaction)
    let submissions = SubmissionTable(transaction: work.transaction)
    let ordinal = try submissions.ordinal(of: view.id)
    var named: Set<String> = []
    var covered: Set<String> = []
    for (id, engineer) in try pending.list(view.id) {
      guard let entry = try table.get(id), entry.isLive else { continue }
      guard entry.candidate.unit == unit else {
        if let engineer { try raise(engineer, against: entry.candidate, view, unit) }
        continue
      }
      named.insert(entry.candidate.submissionID)
      covered.insert(PersonIdentity(entry.candidate).enterprise)
      if let engineer { covered.insert(PersonIdentity(engineer).enterprise) }
      // A later list that was complete before this one has said the last word, and so has a conclusion meanwhile.
      let isLast = try submissions.ordinal(of: entry.standing.listedIn) <= ordinal
      if engineer != nil, isLast, entry.facts.isConcluded { try table.note(id, listedIn: view.id) }
      if let engineer, isLast, !entry.facts.isConcluded {
        let listed = ListedTable(transaction: work.transaction)
        let correction = CandidateCorrection(of: entry.candidate, by: engineer, since: try listed.get(id))
        try listed.update(id, by: engineer)
        try apply(correction, to: entry, cause: view.id, listedIn: view.id)
      }
      try SubmissionCompletion(work: work).cover(id, by: view)
    }
    try pending.clear(view.id)
    view.missing = try MissingFlagging(work: work).flag(covered, of: view, unit: unit)
    if view.missing != nil { try submissions.update(view) }
    return named.subtracting([view.id])
  }

  /// The officer settled that the list is another unit's.
  private func raise(
    _ engineer: RecommendedEngineer, against known: Candidate, _ view: SubmissionView, _ unit: String
  ) throws {
    try DuplicateRaising(work: work).otherUnit(
      known,
      proposal: engineer.candidate(
        id: work.makeID(), submissionID: view.id, campaign: view.campaign, unit: unit, late: view.late))
  }

  private func holder(
    of identity: PersonIdentity, besides entry: CandidateTable.Entry
  ) throws -> CandidateTable.Entry? {
    guard identity.personKey != PersonIdentity(entry.candidate).personKey else { return nil }
    return try table.named(identity.personKey).first { other in
      other.isLive && other.candidate.campaign == entry.candidate.campaign && other.candidate.id != entry.candidate.id
    }
  }
}
