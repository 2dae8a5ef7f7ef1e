import CloudEvents

/// A case as its society shows it.
package struct CaseView: Codable, Sendable, Hashable {
  package var id: String
  package var candidate: Candidate
  package var findings: [Finding]
  package var panel: String
  package var stage: Stage
  package var conclusion: Conclusion?
  package var returned: Bool
  /// Screening took the case back; absent where it did not.
  package var withdrawn: Bool?
  package var receivedAt: Timestamp
  /// The end of the day on which the six months of A2.5 are over; while somebody is waited for, as if they had answered at once.
  package var dueAt: Timestamp
  /// Absent in what older versions say.
  package var clock: ClockView?
  /// What may be done now: methods of this service, `Advance` with its stage.
  package var nextMoves: [String]
  /// What was asked, round by round; absent in what older versions say.
  package var rounds: [InformationRound]?

  package init(
    id: String, candidate: Candidate, findings: [Finding], panel: String, stage: Stage, conclusion: Conclusion? = nil,
    returned: Bool, withdrawn: Bool? = nil, receivedAt: Timestamp, dueAt: Timestamp, clock: ClockView? = nil,
    nextMoves: [String], rounds: [InformationRound]? = nil
  ) {
    self.id = id
    self.candidate = candidate
    self.findings = findings
    self.panel = panel
    self.stage = stage
    self.conclusion = conclusion
    self.returned = returned
    self.withdrawn = withdrawn
    self.receivedAt = receivedAt
    self.dueAt = dueAt
    self.clock = clock
    self.nextMoves = nextMoves
    self.rounds = rounds
  }
}
