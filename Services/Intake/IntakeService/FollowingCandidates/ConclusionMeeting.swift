import Contracts
import Messaging

/// What a unit or an officer did while a society's conclusion was on its way took effect here alone: the society had concluded,
/// and nobody else follows. Here it is taken back, visibly, so that intake says what all others say.
struct ConclusionMeeting {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }

  func meet(_ concluded: CaseConcluded) throws {
    guard let entry = try candidates.get(concluded.candidate.id) else { return }
    try takeBackCorrection(entry, concluded)
    try takeBackWithdrawal(entry, concluded)
  }

  /// The conclusion was given on what stood here before a correction.
  private func takeBackCorrection(_ entry: CandidateTable.Entry, _ concluded: CaseConcluded) throws {
    let id = entry.candidate.id
    // What stood in a column before each of its corrections, and after the last one.
    var earlier: [String: Set<String?>] = [:]
    var last: [String: String?] = [:]
    for told in try CandidateHistory(transaction: work.transaction).list(id)
    where told.type == CandidateCorrected.eventType && told.source == ServiceName.intake.source {
      for change in told.changed ?? [] {
        earlier[change.column, default: []].insert(change.before)
        last[change.column] = .some(change.after)
      }
    }
    // What a society does not know for another reason is no such case.
    var crossed = CandidateCorrection.differences(entry.candidate, concluded.candidate).filter { difference in
      guard let corrected = last[difference.column], corrected == difference.before else { return false }
      return earlier[difference.column]?.contains(difference.after) ?? false
    }
    guard !crossed.isEmpty else { return }
    var candidate = entry.candidate.taking(
      crossed.compactMap { CandidateColumn(rawValue: $0.column) }, of: concluded.candidate)
    let identity = PersonIdentity(candidate)
    let isTaken = try candidates.named(identity.personKey).contains { other in
      other.isLive && other.candidate.id != id && other.candidate.campaign == candidate.campaign
    }
    let identifying: Set = [CandidateColumn.name.rawValue, CandidateColumn.phone.rawValue]
    let kept = isTaken ? crossed.filter { identifying.contains($0.column) } : []
    if !kept.isEmpty {
      crossed.removeAll { identifying.contains($0.column) }
      (candidate.person.name, candidate.person.phone) = (entry.candidate.person.name, entry.candidate.person.phone)
      try note(
        id, "correctionStays",
        "更正（\(CandidateCorrection.titles(kept))）在学会作出结论之后才送达，未计入结论；现已另有一名候选人使用原来的姓名和手机号码，无法恢复，须由经办人核对")
      try work.record(
        subject: id, actor: ServiceName.intake.name, action: "correctionStays",
        detail: CorrectionDetail(cause: concluded.caseID, changed: kept.map(\.column)))
    }
    guard !crossed.isEmpty else { return }
    try candidates.update(candidate, heldFor: entry.heldFor)
    try DuplicateRaising(work: work).review(id)
    try note(
      id, "correctionTooLate", "更正（\(CandidateCorrection.titles(crossed))）在学会作出结论之后才送达，未计入结论，已恢复为评价所依据的资料；如需更正，请联系秘书处")
    try work.record(
      subject: id, actor: ServiceName.intake.name, action: "correctionTooLate",
      detail: CorrectionDetail(cause: concluded.caseID, changed: crossed.map(\.column)))
  }

  /// Whoever passed is a member, and put forward: a later list that names them makes no second candidate.
  private func takeBackWithdrawal(_ entry: CandidateTable.Entry, _ concluded: CaseConcluded) throws {
    let id = entry.candidate.id
    guard !entry.isLive, concluded.conclusion == .passed else { return }
    if let survivor = entry.standing.mergedInto {
      let text = "并入前学会已作出通过的结论，两个编号须由经办人核对"
      try note(id, "mergeTooLate", "\(text)（另一编号 \(survivor)）")
      return try note(survivor, "mergeTooLate:\(id)", "\(text)（另一编号 \(id)）")
    }
    let identity = PersonIdentity(entry.candidate)
    let isAgain = try candidates.named(identity.personKey).contains { other in
      other.isLive && other.candidate.id != id && other.candidate.campaign == entry.candidate.campaign
    }
    guard !isAgain else {
      return try note(id, "withdrawalTooLate", "撤回在学会作出通过的结论之后才送达；此人已重新推荐，两个编号须由经办人核对")
    }
    try candidates.revive(id)
    try note(id, "withdrawalTooLate", "撤回在学会作出通过的结论之后才送达，按结论办理")
    try work.record(
      subject: id, actor: ServiceName.intake.name, action: "withdrawalTooLate", detail: ["case": concluded.caseID])
  }

  private func note(_ id: String, _ cause: String, _ text: String) throws {
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(id):\(cause):\(work.makeID())", source: ServiceName.intake.source, type: cause,
        text: text), to: id)
  }
}
