import Contracts

/// What a rule set makes of a candidate who was judged before. Pure: no store, no clock.
struct RerunVerdict: Sendable, Hashable {
  let standing: RerunStanding
  /// Only the findings would change: an officer decides.
  let needsOfficer: Bool
  let outcome: ScreeningOutcome
  /// For `underReview` only.
  let suggestion: ScreeningOutcome?
  /// Not met for `rejected`, still asked for for `informationRequired`, else none.
  let clauses: [String]
  let findings: [Finding]
  /// The level that the unit is asked to accept in place of a refusal.
  let offered: Level?
  /// What was found before and is now.
  let criteria: [CriterionChange]
  private let isOther: Bool

  init(of candidate: CandidateStanding, by rules: RuleSet) {
    let (record, latest) = (candidate.record, candidate.latest)
    let evidence = SuppliedEvidence(rules: rules, supplements: candidate.supplements)
    let found = evidence.noted(in: rules.judge(record.candidate).findings)
    // What an officer found stands beside whatever a rule finds.
    let officers = latest.findings.filter { $0.source == .officer }
    findings = found.map { finding in officers.first { $0.clause == finding.clause } ?? finding }
    offered = rules.offer(to: record.candidate, findings: findings)
    let judgement = Judgement(findings: findings, offered: offered)
    standing = candidate.standing
    needsOfficer = standing == .open && candidate.needsOfficer
    if standing == .open {
      let (asked, doubted) = record.outcome == .passed ? ([], []) : candidate.asking
      let byRules = SupplementVerdict(
        judgement, standing: record.outcome, asked: asked, doubted: doubted,
        silent: SupplementScreening.silentClauses(of: record.candidate, by: rules),
        waiting: candidate.open.isEmpty ? nil : Set(candidate.open.compactMap(\.clause)), isExplained: false)
      // Whoever passed and waits for a society goes on waiting where nothing speaks against it.
      let keeps = record.outcome == .passed && byRules.outcome == .passed
      let verdict = needsOfficer && !keeps ? byRules.besideCase(offered: offered != nil) : byRules
      (outcome, suggestion, clauses) = (verdict.outcome, verdict.suggestion, verdict.clauses)
    } else {
      (outcome, suggestion, clauses) = (judgement.outcome, nil, judgement.clauses)
    }
    criteria = Self.changes(from: latest.findings, to: findings)
    isOther = outcome != record.outcome || (outcome == .informationRequired && clauses != latest.clauses)
  }

  /// Open, and judged otherwise: in what comes out, in what is found, or in what is asked for.
  var isChange: Bool { standing == .open && (isOther || !criteria.isEmpty) }

  /// What an officer or a unit wants to know of: a change, or that an earlier decision keeps one from it.
  var isShown: Bool { isChange || (standing != .open && isOther) }

  private static func changes(from: [Finding], to: [Finding]) -> [CriterionChange] {
    let before = Dictionary(from.map { ($0.clause, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(to.map(\.clause))
    return to.filter { before[$0.clause] != $0 }.map {
      CriterionChange(clause: $0.clause, from: before[$0.clause]?.result, to: $0.result)
    } + from.filter { !after.contains($0.clause) }.map { CriterionChange(clause: $0.clause, from: $0.result, to: nil) }
  }
}
