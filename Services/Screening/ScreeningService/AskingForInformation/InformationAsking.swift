import CloudEvents
import Contracts
import Messaging

/// Screening asks the unit of a candidate: what exactly, clause by clause, and tells intake, which asks it (A3).
struct InformationAsking {
  let rules: RuleSet
  let work: UnitOfWork

  /// - Parameters:
  ///   - clauses: all that is asked from now on.
  ///   - offered: whether the unit accepts this level is asked for the clause of the candidate's own.
  ///   - note: what an officer wrote to the unit; with `officer` absent the reason of the rules.
  ///   - leaving: what becomes of questions that are asked no longer.
  func ask(
    _ clauses: [String], of candidate: Candidate, findings: [Finding], offered: Level?, officer: String?, note: String?,
    dueAt: Timestamp? = nil, leaving: InformationState = .withdrawn
  ) throws {
    let questions = clauses.map { clause in
      let found = findings.first { $0.clause == clause }?.evidence
      let level = clause == rules.years(for: candidate.level).clause ? offered : nil
      let wanted = level.map { rules.offerText($0, to: candidate) } ?? rules.wanted(for: clause)
      return InformationRounds.Question(
        clause: clause, text: [found, wanted].compactMap { $0 }.joined(separator: "；"), offered: level)
    }
    let open = try InformationRounds(work: work).ask(
      questions, of: candidate.id, officer: officer, note: officer == nil ? nil : note, dueAt: dueAt, leaving: leaving)
    try work.emit(
      InformationRequired(
        candidateID: candidate.id, findings: findings, items: clauses, asked: open, officer: officer, reason: note,
        ruleSet: rules.version),
      to: .screeningEvents, subject: candidate.id)
  }
}

extension RuleSet {
  /// What a unit is asked to supply for a clause, in Chinese.
  func wanted(for clause: String) -> String {
    switch rules.first(where: { $0.clause == clause })?.criterion {
    case .field: "请补充专业类别"
    case .education: "请补充学历、学位和所学专业"
    case .professionalYears, .seniorYears: "请补充相关专业工作年限和重要工程工作年限"
    case .abroad: "请补充外派情况和境外项目"
    case nil: "请补充说明"
    }
  }
}
