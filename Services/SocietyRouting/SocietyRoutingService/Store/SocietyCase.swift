import CloudEvents
import Contracts

/// One candidate at this society: what screening sent, the panel that evaluates it, and where it stands (N2.3).
struct SocietyCase: Sendable, Hashable {
  let id: String
  var candidate: Candidate
  let findings: [Finding]
  let panel: String
  let receivedAt: Timestamp
  /// Six months after the first allocation (A2.5).
  let dueAt: Timestamp
  var standing: CaseStanding

  var view: CaseView {
    CaseView(
      id: id, candidate: candidate, findings: findings, panel: panel, stage: standing.stage,
      conclusion: standing.conclusion, returned: standing.end == .returned,
      withdrawn: standing.end == .withdrawn ? true : nil,
      receivedAt: receivedAt, dueAt: dueAt, nextMoves: standing.legalMoves.names)
  }
}
