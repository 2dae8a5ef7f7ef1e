import Contracts

/// What comes of a candidate's supplement. Pure: no store, no clock.
///
/// The rules decide as they do at first: a declared value passes or refuses. What is still silent is asked for on; what an
/// officer had asked to have another look at, and what the unit explains in words, goes to an officer.
struct SupplementVerdict: Sendable, Hashable {
  let outcome: ScreeningOutcome
  /// For `underReview` only.
  let suggestion: ScreeningOutcome?
  /// Not met for `rejected`, still asked for for `informationRequired`, else none.
  let clauses: [String]

  /// - Parameters:
  ///   - judgement: of the candidate with all that was supplied.
  ///   - standing: the outcome so far, `informationRequired` or `underReview`.
  ///   - asked: the clauses that evidence was asked for.
  ///   - doubted: those of them that the rules had found met: an officer's doubt, which no rule settles.
  ///   - silent: the clauses whose columns still say nothing.
  ///   - waiting: the clauses of the questions that are still open, one by one; absent where an older intake did not say which
  ///     were answered.
  ///   - isExplained: the unit wrote a remark.
  init(
    _ judgement: Judgement, standing: ScreeningOutcome, asked: [String], doubted: [String], silent: Set<String>,
    waiting: Set<String>? = nil, isExplained: Bool
  ) {
    let offered = Set(judgement.offered == nil ? [] : judgement.missed)
    let missing = judgement.findings.filter { finding in
      if offered.contains(finding.clause) { return true }
      guard let waiting else {
        return finding.result == .notEvidenced && asked.contains(finding.clause) && silent.contains(finding.clause)
      }
      // What the rules find met meanwhile is needed no more, unless an officer doubts it.
      return waiting.contains(finding.clause) && (finding.result != .met || doubted.contains(finding.clause))
    }.map(\.clause)
    if judgement.outcome == .rejected {
      (outcome, suggestion, clauses) = (.rejected, nil, judgement.clauses)
    } else if judgement.outcome == .passed, doubted.isEmpty {
      (outcome, suggestion, clauses) = (.passed, nil, [])
    } else if standing == .informationRequired, !missing.isEmpty, !isExplained {
      (outcome, suggestion, clauses) = (.informationRequired, nil, missing)
    } else {
      // What the rules alone would come to; for what is offered no more than that.
      let suggested = judgement.outcome == .underReview ? judgement.suggestion : judgement.outcome
      (outcome, suggestion, clauses) = (.underReview, suggested, [])
    }
  }

  /// Whoever has, or had, a case was asked for more by an officer who doubted a pass, and who was refused or opened anew is in an
  /// officer's hands: what came is weighed by an officer, and no rule passes, refuses or offers in their place. What is still missing
  /// is waited for on.
  func besideCase(offered: Bool) -> SupplementVerdict {
    switch outcome {
    case .passed, .rejected: SupplementVerdict(outcome: .underReview, suggestion: outcome, clauses: [])
    case .informationRequired where offered: SupplementVerdict(outcome: .underReview, suggestion: outcome, clauses: [])
    case .informationRequired, .underReview: self
    }
  }

  private init(outcome: ScreeningOutcome, suggestion: ScreeningOutcome?, clauses: [String]) {
    self.outcome = outcome
    self.suggestion = suggestion
    self.clauses = clauses
  }

  /// The unit does not want the level that is offered: the criteria of the one applied for refuse.
  init(declining judgement: Judgement) {
    outcome = .rejected
    suggestion = nil
    clauses = judgement.missed
  }

  /// An officer weighs what contradicts itself.
  init(weighing judgement: Judgement) {
    outcome = .underReview
    suggestion = judgement.outcome == .underReview ? judgement.suggestion : judgement.outcome
    clauses = []
  }

  /// An officer decides by what is known: what was asked for did not come.
  init(awaitingOfficer findings: [Finding]) {
    outcome = .underReview
    suggestion = Judgement(findings: findings).suggestion
    clauses = []
  }
}
