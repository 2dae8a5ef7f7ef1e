import CloudEvents
import Contracts
import Messaging

/// Puts a candidate at another level than the unit applied for, visibly, and tells intake and the society that has the case.
struct LevelChanging {
  let work: UnitOfWork

  /// - Parameters:
  ///   - officer: who decided; absent where the unit accepted.
  ///   - cases: the candidate's.
  func change(
    _ record: inout CandidateRecord, to level: Level, officer: String?, reason: String, cases: [Allocation]
  ) throws {
    let (id, before) = (record.recommended.id, record.recommended.level)
    guard before != level else { return }
    record.recommended.level = level
    try CandidateTable(transaction: work.transaction).update(id, recommended: record.recommended)
    try work.record(
      subject: id, actor: officer ?? ServiceName.intake.source, action: "levelChanged",
      detail: LevelDetail(from: before, to: level, reason: reason))
    try work.emit(
      LevelChanged(candidateID: id, from: before, to: level, officer: officer, reason: reason, changedAt: work.now),
      to: .screeningEvents, subject: id)
    guard let open = cases.last, open.standing == .open else { return }
    try work.emit(
      CaseCorrected(caseID: open.caseID, society: open.society, candidate: record.candidate, changed: ["level"]),
      to: .societyCases(open.society), subject: id)
  }
}
