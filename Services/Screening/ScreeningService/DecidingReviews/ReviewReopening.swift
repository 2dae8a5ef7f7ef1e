import Contracts
import Foundation
import Messaging

/// Opens a candidate anew who was decided, by the rules or by an officer. Nothing is unsaid: the earlier decisions stay.
struct ReviewReopening: Sendable {
  let rules: CurrentRules
  let allocation: CaseAllocation

  func reopen(_ request: ReopenReview.Request, _ work: UnitOfWork) throws -> ReopenReview.Response {
    let officer = try OfficerName.checked(request.officer)
    let reason = request.reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else {
      throw ScreeningError.invalidArgument(name: "reason", message: "say why the decision is looked at again")
    }
    let id = request.candidateID
    let candidates = CandidateTable(transaction: work.transaction)
    guard let record = try candidates.find(id) else { throw ScreeningError.unknownCandidate(id: id) }
    guard !record.isWithdrawn else { throw ScreeningError.withdrawn(id: id) }
    guard record.outcome != .underReview else { throw ScreeningError.alreadyUnderReview(id: id) }
    let cases = try AllocationTable(transaction: work.transaction).list(of: id)
    if let concluded = cases.first(where: { $0.standing == .concluded }) {
      throw ScreeningError.conclusionStands(id: id, society: concluded.society)
    }
    let latest = try candidates.decision(record.decision, of: id)
    let rules = try rules.holding(in: work.transaction)
    try work.record(
      subject: id, actor: officer, action: "reopened", detail: ReopenedDetail(outcome: record.outcome, reason: reason))
    try Rescreening(allocation: allocation).review(
      record, findings: latest.findings, suggestion: nil, cause: "经办人\(officer)重新开启审核：\(reason)",
      officer: officer,
      by: rules.version(latest.ruleSet) ?? rules.inForce(at: work.now, campaign: record.recommended.campaign), work)
    return .init(candidateID: id, outcome: .underReview)
  }
}
