import CloudEvents
import Contracts
import Messaging

/// Holds a submission's candidates while it lacks something, and lets them go on when it lacks nothing any more (N3.1a).
///
/// The stamped scan may come with the workbook, later, or first; an officer may do without it. It covers the people of the lists that
/// it came for and nobody else.
struct SubmissionCompletion {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var submissions: SubmissionTable { SubmissionTable(transaction: work.transaction) }

  /// What a new list lacks. A scan that its unit sent ahead is its, unless it is not sure that the list is the unit's.
  ///
  /// - Parameters:
  ///   - unit: as it was taken from the evidence.
  ///   - sender: of the list.
  ///   - isInDoubt: an officer has to say whose it is.
  func findNeeds(of view: inout SubmissionView, unit: String, sender: String?, isInDoubt: Bool) throws {
    if !view.hasScan, !isInDoubt { try takeScanSentAhead(for: &view, of: unit, sender: sender) }
    let needs: [SubmissionNeed] = (view.hasScan ? [] : [.scan]) + (isInDoubt ? [.unit] : [])
    view.needs = needs.isEmpty ? nil : needs
  }

  /// A scan that came by itself counts where it came from whom the list came from, or from an address of the unit's.
  func takeScanSentAhead(for view: inout SubmissionView, of unit: String, sender: String?) throws {
    let addresses = UnitAddressTable(transaction: work.transaction)
    for var scan in try submissions.loneScans(unit: unit, campaign: view.campaign) {
      let from = try submissions.sender(of: scan.id)
      guard try from == sender || from.map({ try addresses.knows($0, of: unit) }) ?? false else { continue }
      view.hasScan = true
      scan.completes = view.id
      scan.faults = []
      return try submissions.update(scan)
    }
  }

  /// A scan came without a list: it is for all lists of the unit that wait for theirs, since nothing tells which it shows. Where
  /// there is none, it is kept for the list that may yet come. A scan of which it is not sure whose it is frees nobody.
  func complete(by scan: inout SubmissionView, of unit: String) throws {
    guard scan.hasScan, !(scan.needs ?? []).contains(.unit) else { return }
    for id in try submissions.lackingScan(unit: unit, campaign: scan.campaign) {
      // The one before may have ended the waiting of this one.
      guard var list = try submissions.get(id), list.needs == [.scan] else { continue }
      list.hasScan = true
      try meet(.scan, of: &list)
      if let other = scan.completes { scan.completesToo = (scan.completesToo ?? []) + [other] }
      scan.completes = list.id
    }
    if scan.completes != nil { scan.faults.removeAll { $0.code == MailFault.workbookMissing.code } }
  }

  /// The same workbook came again, with the scan.
  ///
  /// - Returns: the submission as it is now.
  func addScan(to view: SubmissionView) throws -> SubmissionView {
    guard !view.hasScan else { return view }
    var view = view
    view.hasScan = true
    try meet(.scan, of: &view)
    return view
  }

  func waiveScan(_ request: WaiveScan.Request) throws -> SubmissionView {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    var view = try find(request.submissionID, lacking: .scan)
    view.waiver = Waiver(officer: officer, reason: reason, at: work.now)
    try work.record(
      subject: view.id, actor: officer, action: "scanWaived", detail: ["reason": reason])
    try meet(.scan, of: &view)
    return view
  }

  // MARK: Going on

  /// Strikes a need; when it was the last, the candidates go on to screening and what the list corrects takes effect.
  func meet(_ need: SubmissionNeed, of view: inout SubmissionView) throws {
    let left = (view.needs ?? []).filter { $0 != need }
    view.needs = left.isEmpty ? nil : left
    try submissions.update(view)
    for entry in try candidates.held(submission: view.id) where entry.heldFor.contains(need) {
      var entry = entry
      if need == .unit { entry.candidate.unit = view.unit ?? entry.candidate.unit }
      try strike([need], of: entry, text: Self.released(view))
    }
    guard left.isEmpty else { return }
    try close(try CorrectionApplying(work: work).applyPending(of: &view), by: view)
  }

  /// A list names somebody who is held: what it brings, the candidate lacks no longer, whatever their own submission lacks.
  ///
  /// - Parameter view: of which it is sure that it is the unit's.
  func cover(_ id: String, by view: SubmissionView) throws {
    guard let entry = try candidates.get(id), entry.isLive else { return }
    let met: [SubmissionNeed] = view.hasScan || view.waiver != nil ? [.scan, .unit] : [.unit]
    guard entry.heldFor.contains(where: met.contains) else { return }
    try strike(met, of: entry, text: Self.released(view))
  }

  /// Of lists that lack their scan, those end their waiting all of whose people a later list has named that has one.
  func close(_ ids: Set<String>, by view: SubmissionView) throws {
    for id in ids.sorted() where id != view.id {
      guard var earlier = try submissions.get(id), earlier.needs == [.scan], try isCovered(earlier) else { continue }
      earlier.hasScan = view.hasScan
      try meet(.scan, of: &earlier)
    }
  }

  private func isCovered(_ view: SubmissionView) throws -> Bool {
    guard try candidates.held(submission: view.id).allSatisfy({ !$0.heldFor.contains(.scan) }) else { return false }
    let ordinal = try submissions.ordinal(of: view.id)
    return try PendingCorrectionTable(transaction: work.transaction).list(view.id).allSatisfy { pending in
      guard let entry = try candidates.get(pending.candidateID) else { return true }
      return try submissions.ordinal(of: entry.standing.listedIn) > ordinal
    }
  }

  private func strike(_ needs: [SubmissionNeed], of entry: CandidateTable.Entry, text: String) throws {
    // What is asked about the candidate alone stays.
    let heldFor = entry.heldFor.filter { !needs.contains($0) }
    try candidates.update(entry.candidate, heldFor: heldFor)
    if heldFor.isEmpty { try release(entry.candidate, cause: "complete", text: text) }
  }

  /// Sends a candidate who was held on to screening.
  func release(_ candidate: Candidate, cause: String, text: String) throws {
    try work.emit(CandidateRecommended(candidate: candidate), to: .intakeEvents, subject: candidate.id)
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(candidate.id):\(cause)", source: ServiceName.intake.source,
        type: CandidateRecommended.eventType, text: text), to: candidate.id)
  }

  private static func released(_ view: SubmissionView) -> String {
    guard let waiver = view.waiver else { return "报送材料齐全，提交初筛" }
    return "经办人\(waiver.officer)同意免交盖章扫描件（\(waiver.reason)），提交初筛"
  }

  /// The submission that an officer decides about.
  func find(_ id: String, lacking need: SubmissionNeed) throws -> SubmissionView {
    guard let view = try submissions.get(id) else { throw IntakeError.unknownSubmission(id: id) }
    guard view.needs?.contains(need) ?? false else { throw IntakeError.notLacking(id: id, need: need) }
    return view
  }
}
