/// A case went on to its next stage at the society (N2.3).
package struct StageAdvanced: EventPayload {
  package static let eventType = "accord.society.stage-advanced.v1"
  package static let summary = "A case went on to its next stage at the society (N2.3)."

  package var caseID: String
  package var candidateID: String
  package var society: String
  package var stage: Stage
  package var officer: String
  package var note: String?

  package init(caseID: String, candidateID: String, society: String, stage: Stage, officer: String, note: String? = nil)
  {
    self.caseID = caseID
    self.candidateID = candidateID
    self.society = society
    self.stage = stage
    self.officer = officer
    self.note = note
  }
}
