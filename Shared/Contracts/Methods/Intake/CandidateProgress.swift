/// How far a candidate has come, derived from the events of all services.
package struct CandidateProgress: Codable, Sendable, Hashable {
  /// Absent while screening has not answered.
  package var screening: ScreeningOutcome?
  package var findings: [Finding]
  /// Passed, and no society serves the field yet.
  package var held: Bool
  package var society: String?
  package var caseID: String?
  package var panel: String?
  package var stage: Stage?
  package var conclusion: Conclusion?
  package var memberNumber: String?
  package var referral: ReferralProgress?
  /// Nobody has to act any more.
  package var ended: Bool
  /// An officer withdrew the candidate; absent where nobody did.
  package var withdrawn: Bool?
  /// The candidate who is the same person and goes on in place of this one.
  package var duplicateOf: String?
  /// The candidate of another unit that lists the same engineer, who goes on in place of this one since it was withdrawn.
  package var succeededBy: String?
  /// The submission whose corrected list does not name the candidate any more, until an officer has said what that means.
  package var missingFrom: String?
  /// What a candidate that has not ended waits for, in Chinese; absent when it ended.
  package var waitingFor: String?
  /// Who must act next in screening and evaluation, as `Explain` says it; absent in what older versions say.
  package var next: NextActor?

  package init(
    screening: ScreeningOutcome? = nil, findings: [Finding], held: Bool, society: String? = nil, caseID: String? = nil,
    panel: String? = nil, stage: Stage? = nil, conclusion: Conclusion? = nil, memberNumber: String? = nil,
    referral: ReferralProgress? = nil, ended: Bool, waitingFor: String? = nil
  ) {
    self.screening = screening
    self.findings = findings
    self.held = held
    self.society = society
    self.caseID = caseID
    self.panel = panel
    self.stage = stage
    self.conclusion = conclusion
    self.memberNumber = memberNumber
    self.referral = referral
    self.ended = ended
    self.waitingFor = waitingFor
  }
}
