import CloudEvents
import Contracts

/// What the history keeps of one thing done to a case.
struct CaseDetail: Sendable, Hashable, Codable {
  var caseID: String
  var stage: Stage?
  var panel: String?
  var explanation: String?
  var note: String?
  var conclusion: Conclusion?
  var reason: String?
  var suggestedField: String?
  var dueAt: Timestamp?
  /// What screening corrected, e.g. `person.phone`.
  var changed: [String]?
  /// Who was asked for information.
  var of: WaitedFor?
  var marks: [ClockMark]?
  var reachedAt: Timestamp?
  /// Ids of questions.
  var items: [String]?

  init(
    caseID: String, stage: Stage? = nil, panel: String? = nil, explanation: String? = nil, note: String? = nil,
    conclusion: Conclusion? = nil, reason: String? = nil, suggestedField: String? = nil, dueAt: Timestamp? = nil,
    changed: [String]? = nil, of: WaitedFor? = nil, marks: [ClockMark]? = nil, reachedAt: Timestamp? = nil,
    items: [String]? = nil
  ) {
    self.caseID = caseID
    self.stage = stage
    self.panel = panel
    self.explanation = explanation
    self.note = note
    self.conclusion = conclusion
    self.reason = reason
    self.suggestedField = suggestedField
    self.dueAt = dueAt
    self.changed = changed
    self.of = of
    self.marks = marks
    self.reachedAt = reachedAt
    self.items = items
  }
}
