import Contracts
import Messaging

/// Makes one of what is kept under two names, when an officer has said that they are one unit's: its people, its submissions with
/// their projects and mails, what is asked of it, and its addresses.
///
/// What is kept is found by columns that hold the name, so all of it changes at once however much it is. What an officer has still to
/// settle stays under the name that was claimed; when it is settled, its list is read anew.
struct UnitJoining {
  let work: UnitOfWork

  private var submissions: SubmissionTable { SubmissionTable(transaction: work.transaction) }

  /// - Parameters:
  ///   - name: as it is kept.
  ///   - unit: the name that stays.
  /// - Returns: how many candidates got the other name.
  func join(_ name: String, into unit: String) throws -> Int {
    guard name != unit else { return 0 }
    let people = try CandidateTable(transaction: work.transaction).move(
      from: name, to: unit, as: work.makeID(), text: "推荐单位“\(name)”与“\(unit)”为同一单位，统一记为“\(unit)”",
      at: work.now)
    // Pairs and projects are told apart by the submissions, so these come after.
    try moveListings(from: name, to: unit)
    try ProjectTable(transaction: work.transaction).move(from: name, to: unit)
    try OutgoingMailTable(transaction: work.transaction).move(from: name, to: unit)
    try submissions.move(from: name, to: unit)
    try UnitAddressTable(transaction: work.transaction).move(from: name, to: unit)
    try moveAsking(from: name, to: unit)
    try dropMoot(of: unit)
    try completeByScans(of: unit)
    return people
  }

  // MARK: Who is listed twice

  private func moveListings(from name: String, to unit: String) throws {
    let pairs = DuplicateTable(transaction: work.transaction)
    for var pair in try pairs.list(proposedBy: name) {
      guard let submission = try pair.proposal.map({ try submissions.get($0.submissionID) }),
        !(submission?.needs ?? []).contains(.unit)
      else { continue }
      pair.proposal?.unit = unit
      try pairs.update(pair)
    }
  }

  /// Another unit's row that is now the unit's own asks nothing where it says nothing else. What it says otherwise, an officer takes
  /// over or not.
  private func dropMoot(of unit: String) throws {
    let candidates = CandidateTable(transaction: work.transaction)
    for pair in try DuplicateTable(transaction: work.transaction).list(proposedBy: unit) where pair.isOpen {
      guard let proposal = pair.proposal, let known = try candidates.get(pair.earlierID)?.candidate,
        known.unit == unit, CandidateCorrection(of: known, by: proposal).changes.isEmpty
      else { continue }
      try DuplicateRaising(work: work).drop(pair, reason: "已认定为同一推荐单位")
    }
  }

  // MARK: What is asked of the unit

  /// The unit has one mail a day at most, under whatever name.
  private func moveAsking(from name: String, to unit: String) throws {
    let units = SupplementUnitTable(transaction: work.transaction)
    try units.moveMailings(from: name, to: unit)
    guard let other = try units.get(unit: name) else { return }
    guard var kept = try units.get(unit: unit) else { return try units.rename(other.id, to: unit) }
    try work.cancel(timer: SupplementAsking.mailTimer, subject: other.id)
    try units.remove(other.id)
    kept.mailedOn = [kept.mailedOn, other.mailedOn].compactMap { $0 }.max()
    kept.mailDueAt = [kept.mailDueAt, other.mailDueAt].compactMap { $0 }.min { $0.milliseconds < $1.milliseconds }
    try units.put(kept)
    guard let due = kept.mailDueAt else { return }
    try work.schedule(timer: SupplementAsking.mailTimer, subject: kept.id, at: due)
  }

  /// A scan that came by itself under the one name is for the lists that wait for theirs under the other.
  private func completeByScans(of unit: String) throws {
    let addresses = UnitAddressTable(transaction: work.transaction)
    for campaign in try submissions.campaignsLackingScan(unit: unit) {
      for var scan in try submissions.loneScans(unit: unit, campaign: campaign) {
        guard let sender = try submissions.sender(of: scan.id), try addresses.knows(sender, of: unit) else { continue }
        try SubmissionCompletion(work: work).complete(by: &scan, of: unit)
        if scan.completes != nil { try submissions.update(scan) }
      }
    }
  }
}
