/// A society took a case in and routed it to a panel (N2.3).
package struct CaseAccepted: EventPayload {
  package static let eventType = "accord.society.case-accepted.v1"
  package static let summary = "A society took a case in and routed it to a panel (N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var panel: String
  package var stage: Stage
  /// Why this panel, in Chinese.
  package var explanation: String

  package init(caseID: String, candidateID: String, society: String, panel: String, stage: Stage, explanation: String) {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.panel = panel
    self.stage = stage
    self.explanation = explanation
  }
}
