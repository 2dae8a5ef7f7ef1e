import Contracts
import Messaging

/// An officer does without something that was asked. The round goes on for the rest; with the last of it an officer decides by
/// what is known.
struct InformationWaiving: Sendable {
  let rules: CurrentRules
  let allocation: CaseAllocation

  func waive(_ request: WaiveInformation.Request, _ work: UnitOfWork) throws -> WaiveInformation.Response {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(
      request.reason, "reason", "say why it is not needed; it is kept in the history")
    let id = request.candidateID
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(id) else { throw ScreeningError.unknownCandidate(id: id) }
    guard !record.isWithdrawn else { throw ScreeningError.withdrawn(id: id) }
    let rounds = InformationRounds(work: work)
    let open = try rounds.open(of: id)
    let waived = open.filter { request.items.contains($0.id) }
    guard !request.items.isEmpty, waived.count == Set(request.items).count else {
      throw ScreeningError.invalidArgument(
        name: "items",
        message: "name open questions of this candidate by their ids: "
          + (open.isEmpty ? "there are none" : open.map(\.id).joined(separator: ", ")))
    }
    try rounds.settle(Set(request.items), of: id, as: .waived, at: work.now, officer: officer, reason: reason)
    try work.record(
      subject: id, actor: officer, action: "informationWaived",
      detail: WaivedDetail(items: waived.map(\.id), clauses: waived.compactMap(\.clause), reason: reason))
    let latest = try candidates.decision(record.decision, of: id)
    let book = try rules.holding(in: work.transaction)
    let rules = book.version(latest.ruleSet) ?? book.inForce(at: work.now, campaign: record.recommended.campaign)
    let left = open.filter { !request.items.contains($0.id) }
    guard !left.isEmpty else {
      let clauses = waived.compactMap(\.clause).joined(separator: "、")
      try Rescreening(allocation: allocation).review(
        record, findings: latest.findings, suggestion: nil, cause: "经办人\(officer)免予补充（\(clauses)）：\(reason)；须由经办人作出决定",
        by: rules, work)
      return .init(candidateID: id, outcome: .underReview, open: [])
    }
    let clauses = left.compactMap(\.clause)
    let note = "经办人\(officer)免予补充\(waived.compactMap(\.clause).joined(separator: "、"))：\(reason)"
    try candidates.update(id, field: record.field, outcome: .informationRequired, decision: record.decision + 1)
    try candidates.insert(
      Decision(
        number: record.decision + 1, outcome: .informationRequired, findings: latest.findings, clauses: clauses,
        officer: officer, reason: note, ruleSet: latest.ruleSet, decidedAt: work.now),
      of: id)
    try InformationAsking(rules: rules, work: work).ask(
      clauses, of: record.candidate, findings: latest.findings, offered: left.compactMap(\.offered).first,
      officer: officer, note: note)
    return .init(candidateID: id, outcome: .informationRequired, open: left)
  }
}
