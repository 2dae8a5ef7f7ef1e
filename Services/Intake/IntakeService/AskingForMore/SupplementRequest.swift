import CloudEvents
import Contracts

/// The asking for what is missing of one candidate.
struct SupplementRequest: Sendable, Hashable {
  let id: String
  let candidateID: String
  /// Clauses for which evidence is asked.
  var items: [String]
  /// What the unit may fill in.
  var asked: Set<SupplementColumn>
  /// What an officer wrote to the unit.
  var note: String?
  var state = SupplementState.open
  var requestedAt: Timestamp
  var dueAt: Timestamp
  /// The next mail of the unit is a reminder of it.
  var isReminderDue = false
  var mailedAt: Timestamp?
  var remindedAt: Timestamp?
  var settledAt: Timestamp?
  /// All that came in answer to it.
  var supplied = Supplement()

  /// The unit has not been asked yet, or is to be reminded.
  var isToBeMailed: Bool { mailedAt == nil || isReminderDue }

  /// What is still to be filled in, in the order of the workbook.
  func open(for candidate: Candidate) -> [SupplementColumn] {
    SupplementColumn.allCases.filter { asked.contains($0) && !$0.isSupplied(by: supplied) }
  }

  /// What an answer cannot go without.
  func missing(of candidate: Candidate) -> [SupplementColumn] {
    let missing = open(for: candidate).filter { !$0.isOptional(for: candidate) }
    // Where no column serves the clause, words do.
    let hasColumns = asked.contains { $0 != .remark }
    return missing.isEmpty && !hasColumns && supplied.remark == nil ? [.remark] : missing
  }
}
