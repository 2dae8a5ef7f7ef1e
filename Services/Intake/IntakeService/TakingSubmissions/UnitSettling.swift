import Contracts
import Messaging

/// An officer says which recommending unit a submission is of (N2.1).
struct UnitSettling {
  let work: UnitOfWork

  private var submissions: SubmissionTable { SubmissionTable(transaction: work.transaction) }
  private var completion: SubmissionCompletion { SubmissionCompletion(work: work) }

  /// From then on the list is read as that unit's: it corrects whom the unit put forward before, and its address is known.
  func settle(_ request: SettleUnit.Request) throws -> SubmissionView {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    var view = try completion.find(request.submissionID, lacking: .unit)
    guard let named = OfficerAct.nonBlank(request.unit) else {
      throw IntakeError.invalidArgument(name: "unit", message: "name the recommending unit in full")
    }
    let names = UnitNameTable(transaction: work.transaction)
    let unit = try names.resolve(named)
    let claimed = view.unit
    view.unit = unit
    try ProjectTable(transaction: work.transaction).move(submission: view.id, to: unit)
    try OutgoingMailTable(transaction: work.transaction).move(submission: view.id, to: unit)
    let sender = try submissions.sender(of: view.id)
    // Where another unit sends from this address, too, neither is taken for granted from now on.
    if let sender {
      try UnitAddressTable(transaction: work.transaction).learn(
        sender, of: unit, by: .settled, from: view.id, at: work.now)
    }
    try work.record(
      subject: view.id, actor: officer, action: "unitSettled", detail: ["unit": unit, "reason": reason])
    guard try !submissions.workbooks(of: view.id).isEmpty else { return try settleScan(view, of: unit) }
    if let claimed, claimed != unit { view = try ListRetaking(work: work).retake(view, claimedBy: claimed, of: unit) }
    if !view.hasScan { try completion.takeScanSentAhead(for: &view, of: unit, sender: sender) }
    // Its people lack the scan no longer, either.
    if view.hasScan, view.needs?.contains(.scan) == true { try completion.meet(.scan, of: &view) }
    try completion.meet(.unit, of: &view)
    if try CandidateTable(transaction: work.transaction).hasAny(of: unit) { try names.note(unit, at: work.now) }
    return view
  }

  /// The stamped scan alone.
  private func settleScan(_ view: SubmissionView, of unit: String) throws -> SubmissionView {
    var view = view
    try completion.meet(.unit, of: &view)
    try completion.complete(by: &view, of: unit)
    try submissions.update(view)
    return view
  }
}
