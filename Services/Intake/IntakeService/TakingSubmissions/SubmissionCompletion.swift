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
    let (officer, reason) = try Self.act(request.officer, request.reason)
    var view = try find(request.submissionID, lacking: .scan)
    view.waiver = Waiver(officer: officer, reason: reason, at: work.now)
    try work.record(
      subject: view.id, actor: officer, action: "scanWaived", detail: ["reason": reason])
    try meet(.scan, of: &view)
    return view
  }

  func settleUnit(_ request: SettleUnit.Request) throws -> SubmissionView {
    let (officer, reason) = try Self.act(request.officer, request.reason)
    var view = try find(request.submissionID, lacking: .unit)
    guard let unit = Self.nonBlank(request.unit) else {
      throw IntakeError.invalidArgument(name: "unit", message: "name the recommending unit in full")
    }
    view.unit = unit
    try ProjectTable(transaction: work.transaction).move(submission: view.id, to: unit)
    // The officer has said that another unit sends from this address, too: neither is taken for granted from now on.
    if view.unitOfSender != nil, let sender = try submissions.sender(of: view.id) {
      try UnitAddressTable(transaction: work.transaction).learn(sender, of: unit, at: work.now)
    }
    try work.record(
      subject: view.id, actor: officer, action: "unitSettled", detail: ["unit": unit, "reason": reason])
    try meet(.unit, of: &view)
    return view
  }

  // MARK: Going on

  /// Strikes a need; when it was the last, the candidates go on to screening.
  private func meet(_ need: SubmissionNeed, of view: inout SubmissionView) throws {
    let left = (view.needs ?? []).filter { $0 != need }
    view.needs = left.isEmpty ? nil : left
    try submissions.update(view)
    let candidates = CandidateTable(transaction: work.transaction)
    for var candidate in try candidates.held(submission: view.id) {
      candidate.unit = view.unit ?? candidate.unit
      try candidates.update(candidate, heldFor: left)
      guard left.isEmpty else { continue }
      try work.emit(CandidateRecommended(candidate: candidate), to: .intakeEvents, subject: candidate.id)
      try CandidateHistory(transaction: work.transaction).append(
        Contracts.HistoryEntry(
          at: work.now, eventID: "\(candidate.id):complete", source: ServiceName.intake.source,
          type: CandidateRecommended.eventType, text: Self.released(view)), to: candidate.id)
    }
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

  private static func act(_ officer: String, _ reason: String) throws(IntakeError) -> (officer: String, reason: String)
  {
    guard let officer = nonBlank(officer) else {
      throw .invalidArgument(name: "officer", message: "name the officer who acts")
    }
    guard let reason = nonBlank(reason) else {
      throw .invalidArgument(name: "reason", message: "say why; it is kept in the history")
    }
    return (officer, reason)
  }

  private static func nonBlank(_ text: String) -> String? {
    let line = FormText.line(text)
    return line.isEmpty ? nil : line
  }
}
