/// A criterion with the clause's own words, and what was found for it.
package struct ExplainedCriterion: Codable, Sendable, Hashable {
  /// What the clause asks for, in Chinese; absent where the rule set is not known any more.
  package var text: String?
  package var finding: Finding

  package init(text: String?, finding: Finding) {
    self.text = text
    self.finding = finding
  }
}
