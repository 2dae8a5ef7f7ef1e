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
  ///   - isExplained: the unit wrote a remark.
  init(
    _ judgement: Judgement, standing: ScreeningOutcome, asked: [String], doubted: [String], silent: Set<String>,
    isExplained: Bool
  ) {
    let open = judgement.findings.filter { $0.result == .notEvidenced }.map(\.clause)
    let missing = asked.filter { open.contains($0) && silent.contains($0) }
    if judgement.outcome == .rejected {
      (outcome, suggestion, clauses) = (.rejected, nil, judgement.clauses)
    } else if judgement.outcome == .passed, doubted.isEmpty {
      (outcome, suggestion, clauses) = (.passed, nil, [])
    } else if standing == .informationRequired, !missing.isEmpty, !isExplained {
      (outcome, suggestion, clauses) = (.informationRequired, nil, missing)
    } else {
      let suggested = judgement.outcome == .passed ? .passed : judgement.suggestion
      (outcome, suggestion, clauses) = (.underReview, suggested, [])
    }
  }

  /// Whoever has, or had, a case was asked for more by an officer who doubted a pass, and who was refused or opened anew is in an
  /// officer's hands: what came is weighed by an officer, and no rule passes or refuses in their place. What is still missing
  /// is waited for on.
  var besideCase: SupplementVerdict {
    switch outcome {
    case .passed, .rejected: SupplementVerdict(outcome: .underReview, suggestion: outcome, clauses: [])
    case .informationRequired, .underReview: self
    }
  }

  private init(outcome: ScreeningOutcome, suggestion: ScreeningOutcome?, clauses: [String]) {
    self.outcome = outcome
    self.suggestion = suggestion
    self.clauses = clauses
  }

  /// An officer decides by what is known: what was asked for did not come.
  init(awaitingOfficer findings: [Finding]) {
    outcome = .underReview
    suggestion = Judgement(findings: findings).suggestion
    clauses = []
  }
}
