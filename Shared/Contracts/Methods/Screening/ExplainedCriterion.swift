/// A criterion with the clause's own words, and what was found for it.
package struct ExplainedCriterion: Codable, Sendable, Hashable {
  /// What the clause asks for, in Chinese; absent where the rule set is not known any more.
  package var text: String?
  package var finding: Finding
  /// Where in what was handed in its evidence stands, in Chinese; absent where nothing says anything, or an officer does.
  package var place: String?

  package init(text: String?, finding: Finding, place: String? = nil) {
    self.text = text
    self.finding = finding
    self.place = place
  }
}
