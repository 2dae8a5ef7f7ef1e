/// Items are missing that no text supplies; the unit is asked for them (A3).
package struct InformationRequired: EventPayload {
  package static let eventType = "accord.screening.information-required.v1"
  package static let summary = "Items are missing that no text supplies; the unit is asked for them (A3)."

  package var candidateID: String
  package var findings: [Finding]
  /// Clauses for which evidence is asked.
  package var items: [String]
  /// All that is still asked, each question with an id of its own; what was asked before and is not here is asked no longer.
  /// Absent in what older versions say.
  package var asked: [InformationItem]?
  package var officer: String?
  package var reason: String?
  /// Version of the rules that were applied.
  package var ruleSet: String

  package init(
    candidateID: String, findings: [Finding], items: [String], asked: [InformationItem]? = nil, officer: String? = nil,
    reason: String? = nil,
    ruleSet: String
  ) {
    self.candidateID = candidateID
    self.findings = findings
    self.items = items
    self.asked = asked
    self.officer = officer
    self.reason = reason
    self.ruleSet = ruleSet
  }
}
