import Contracts
import Messaging

/// Takes a rule set into the book. From its day on whoever comes or changes is judged by it; who was judged before is judged again
/// only by a rerun.
struct RuleTaking: Sendable {
  let rules: CurrentRules

  /// Doing it again with the same content changes nothing.
  ///
  /// - Parameter officer: absent where the file says so.
  /// - Throws: where the book has the version with other content.
  func take(_ set: RuleSet, yaml: String, by officer: String?, reason: String, _ work: UnitOfWork) throws {
    let table = RuleSetTable(transaction: work.transaction)
    let book = try rules.holding(in: work.transaction)
    if let known = book.version(set.version), !known.says(set) {
      throw ScreeningError.knownRules(version: set.version)
    }
    // What the service was started with lasts as long as its configuration; what is taken lasts.
    let isKept = try book.taken[0].version == set.version || table.list().contains { $0.set.version == set.version }
    guard !isKept else { return }
    try table.insert(
      set, yaml: yaml, mark: work.makeID(), officer: officer, reason: reason, at: work.now)
    try work.record(
      subject: "rules-\(set.version)", actor: officer ?? work.service.source, action: "rulesTaken",
      detail: RulesTakenDetail(
        version: set.version, campaign: set.campaign, inForceFrom: set.inForceFrom, reason: reason, content: yaml))
  }
}

extension RuleSet {
  /// Whether it asks for the same, of the same campaign and from the same day; how the file is written does not matter.
  func says(_ other: RuleSet) -> Bool {
    campaign == other.campaign && inForceFrom == other.inForceFrom
      && Set(rules) == Set(other.rules)
  }
}
