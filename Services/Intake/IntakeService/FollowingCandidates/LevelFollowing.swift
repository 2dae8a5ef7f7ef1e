import CloudEvents
import Contracts
import Messaging

/// Screening put a candidate at another level, since the unit accepted it or an officer decided so: intake's own data follow, and
/// the unit's list does not undo it when it comes again.
enum LevelFollowing {
  static func changed(_ payload: LevelChanged, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let table = CandidateTable(transaction: work.transaction)
    guard let entry = try table.get(payload.candidateID) else { return }
    var change: [ColumnChange]?
    if entry.candidate.level != payload.to {
      try ListedTable(transaction: work.transaction).keep(entry.candidate)
      var candidate = entry.candidate
      candidate.level = payload.to
      try table.update(candidate, heldFor: entry.heldFor)
      change = [
        ColumnChange(
          column: CandidateColumn.level.rawValue, title: CandidateColumn.level.title,
          before: LevelTitle.of(entry.candidate.level), after: LevelTitle.of(payload.to))
      ]
    }
    let by = payload.officer.map { "经办人\($0)：" } ?? ""
    try CandidateHistory(transaction: work.transaction).append(
      HistoryEntry(
        at: event.time ?? work.now, eventID: event.id, source: event.source, type: event.type,
        text: "申请级别改为\(LevelTitle.of(payload.to))（\(by)\(payload.reason)）", changed: change),
      to: payload.candidateID)
  }
}
