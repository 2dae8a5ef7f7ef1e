import CloudEvents
import Contracts
import Messaging

/// Holds a submission's candidates while it lacks something, and lets them go on when it lacks nothing any more (N3.1a).
///
/// The stamped scan may come with the workbook, later, or first; an officer may do without it.
struct SubmissionCompletion {
  let work: UnitOfWork

  private var submissions: SubmissionTable { SubmissionTable(transaction: work.transaction) }

  /// What a new submission lacks. A scan that its unit sent ahead is its.
  ///
  /// - Parameters:
  ///   - unit: as it was taken from the evidence.
  func findNeeds(of view: inout SubmissionView, unit: String, _ evidence: UnitEvidence) throws {
    var needs: [SubmissionNeed] = []
    if !view.hasScan {
      if var scan = try submissions.loneScan(unit: unit, campaign: view.campaign) {
        scan.completes = view.id
        scan.faults = []
        try submissions.update(scan)
        view.hasScan = true
      } else {
        needs.append(.scan)
      }
    }
    view.unitInForm = evidence.otherInForm
    view.unitOfSender = evidence.otherOfSender
    if evidence.isDisputed { needs.append(.unit) }
    view.needs = needs.isEmpty ? nil : needs
  }

  /// A scan came without a workbook: it completes the unit's newest submission that lacks one. Where there is none, it is
  /// kept for the workbook that may yet come.
  func complete(by scan: inout SubmissionView, of unit: String) throws {
    guard scan.hasScan, var found = try submissions.lackingScan(unit: unit, campaign: scan.campaign) else { return }
    scan.completes = found.id
    scan.faults = []
    found.hasScan = true
    try meet(.scan, of: &found)
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

  /// A corrected workbook came with its scan: the stamp covers the people whom it names again, so what the unit sent of them
  /// before lacks its scan no longer.
  func addScan(of unit: String, to ids: Set<String>) throws {
    for id in ids.sorted() {
      guard let earlier = try submissions.get(id), earlier.unit == unit, earlier.needs?.contains(.scan) ?? false
      else { continue }
      _ = try addScan(to: earlier)
    }
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

  func settleUnit(_ request: SettleUnit.Request) throws -> SubmissionView {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    var view = try find(request.submissionID, lacking: .unit)
    guard let unit = OfficerAct.nonBlank(request.unit) else {
      throw IntakeError.invalidArgument(name: "unit", message: "name the recommending unit in full")
    }
    view.unit = unit
    try ProjectTable(transaction: work.transaction).move(submission: view.id, to: unit)
    // Where another unit sends from this address, too, neither is taken for granted from now on.
    if let sender = try submissions.sender(of: view.id) {
      try UnitAddressTable(transaction: work.transaction).learn(sender, of: unit, at: work.now)
    }
    try work.record(
      subject: view.id, actor: officer, action: "unitSettled", detail: ["unit": unit, "reason": reason])
    try meet(.unit, of: &view)
    return view
  }

  // MARK: Going on

  /// Strikes a need; when it was the last, the candidates go on to screening and what the list corrects takes effect.
  private func meet(_ need: SubmissionNeed, of view: inout SubmissionView) throws {
    let left = (view.needs ?? []).filter { $0 != need }
    view.needs = left.isEmpty ? nil : left
    try submissions.update(view)
    let candidates = CandidateTable(transaction: work.transaction)
    for entry in try candidates.held(submission: view.id) {
      var candidate = entry.candidate
      candidate.unit = view.unit ?? candidate.unit
      // What is asked about the candidate alone stays.
      let heldFor = entry.heldFor.filter { $0 != need }
      try candidates.update(candidate, heldFor: heldFor)
      guard heldFor.isEmpty else { continue }
      try release(candidate, cause: "complete", text: Self.released(view))
    }
    guard left.isEmpty else { return }
    let named = try CorrectionApplying(work: work).applyPending(of: &view)
    if view.hasScan, let unit = view.unit { try addScan(of: unit, to: named) }
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

  private func find(_ id: String, lacking need: SubmissionNeed) throws -> SubmissionView {
    guard let view = try submissions.get(id) else { throw IntakeError.unknownSubmission(id: id) }
    guard view.needs?.contains(need) ?? false else { throw IntakeError.notLacking(id: id, need: need) }
    return view
  }

}
