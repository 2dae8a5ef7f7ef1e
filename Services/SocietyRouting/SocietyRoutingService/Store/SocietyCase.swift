import CloudEvents
import Contracts

/// One candidate at this society: what screening sent, the panel that evaluates it, and where it stands (N2.3).
struct SocietyCase: Sendable, Hashable {
  let id: String
  var candidate: Candidate
  let findings: [Finding]
  let panel: String
  let receivedAt: Timestamp
  /// The end of the day on which the six months are over (A2.5).
  var dueAt: Timestamp
  var reading: ClockReading
  var standing: CaseStanding
  /// What was asked, the first round first; only the last one may be open.
  var rounds: [InformationRound] = []
  var hasClock = true

  func view(by term: EvaluationTerm, now: Timestamp) -> CaseView {
    var clock = reading.view(by: term, isConcluded: standing.conclusion != nil, now: now)
    // Screening may know of holidays that this society was not told of.
    if clock.waitingSince == nil { clock.dueAt = dueAt }
    return CaseView(
      id: id, candidate: candidate, findings: findings, panel: panel, stage: standing.stage,
      conclusion: standing.conclusion, returned: standing.end == .returned,
      withdrawn: standing.end == .withdrawn ? true : nil,
      receivedAt: receivedAt, dueAt: dueAt, clock: hasClock ? clock : nil, nextMoves: standing.legalMoves.names,
      rounds: rounds)
  }
}
