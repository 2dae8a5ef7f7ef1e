import Contracts

extension InformationAsking {
  /// Asks the unit whether it accepts the level that the rules offer.
  func offer(_ judgement: Judgement, to candidate: Candidate) throws {
    try ask(
      judgement.clauses, of: candidate, findings: judgement.findings, offered: judgement.offered, officer: nil,
      note: judgement.reason(for: candidate, by: rules))
  }
}

extension Judgement {
  /// Why the unit is asked, in Chinese; absent where nothing is offered at once: the findings speak for themselves.
  ///
  /// - Parameter forEver: without what was found, as the history keeps it.
  func reason(for candidate: Candidate, by rules: RuleSet, forEver: Bool = false) -> String? {
    guard outcome == .informationRequired, let offered else { return nil }
    return rules.offerReason(offered, to: candidate, findings: forEver ? [] : findings)
  }
}
