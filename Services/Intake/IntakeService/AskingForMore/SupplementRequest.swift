import CloudEvents
import Contracts

/// The asking for what is missing of one candidate.
struct SupplementRequest: Sendable, Hashable {
  let id: String
  let candidateID: String
  /// Clauses for which evidence is asked: of what is open, or was last.
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
  /// What is asked, question by question.
  var questions: [AskedItem] = []

  /// The unit has not been asked yet, or is to be reminded.
  var isToBeMailed: Bool { mailedAt == nil || isReminderDue }

  /// What is still to be filled in, in the order of the workbook: for the questions that are open, and words for any.
  func open(for candidate: Candidate) -> [SupplementColumn] {
    let wanted = questions.filter { $0.state == .open || $0.state == .expired }.reduce(into: Set<SupplementColumn>()) {
      $0.formUnion(SupplementColumn.columns(for: $1.item))
    }
    return SupplementColumn.allCases.filter { column in
      asked.contains(column) && !column.isSupplied(by: supplied) && (wanted.contains(column) || column == .remark)
    }
  }

  /// What an answer cannot go without.
  func missing(of candidate: Candidate) -> [SupplementColumn] {
    let missing = Set(
      questions.filter { $0.state == .open || $0.state == .expired }.flatMap { question in
        SupplementColumn.missing(for: question.item, of: candidate, asked: asked, supplied: supplied)
      })
    return SupplementColumn.allCases.filter(missing.contains)
  }
}
